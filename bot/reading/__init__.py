"""Reading what people type: days, hours, periods and calls to a meeting. Pure functions, no database."""
