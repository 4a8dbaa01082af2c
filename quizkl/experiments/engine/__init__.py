"""The computing of each experiment in torch, a file each. Only the helper process of a run imports it."""
