"""The screen for study: the day's lesson, the self-test, questions and actions."""
