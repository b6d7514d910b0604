"""The rules of study: cards, lessons, questions, actions."""
