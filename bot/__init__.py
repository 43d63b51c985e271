"""Chat handlers and channels: words and taps, not tables' insides."""
