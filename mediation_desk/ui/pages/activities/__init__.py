"""The page of activities, with bases and what is published, and the page of one activity."""
