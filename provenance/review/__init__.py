"""What an edit of the rules changes in a folder of articles, and which rules are at work in it. Prints nothing."""
