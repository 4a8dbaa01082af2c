"""Values in torch: float64, batched over leading dimensions."""
