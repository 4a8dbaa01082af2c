"""Training runs and estimates that a learner predicts, runs and compares.

``catalogue`` says which there are, ``run`` checks what is asked of one and says what comes back. Both are plain data
without torch; the computing is in ``engine``, which only the helper process of a run imports.
"""
