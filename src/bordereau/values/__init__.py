"""Values: dates, numbers, money, weights and places, found in a text and settled."""
