"""The page of the calendar: days, weeks, a month and a list of what is booked, and free time beside them."""
