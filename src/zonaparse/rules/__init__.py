"""What is known of lines that are not text: rules as rows, and the words that they are made of."""
