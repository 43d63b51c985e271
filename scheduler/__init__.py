"""What the clock starts: ticks, delivery, reminders."""
