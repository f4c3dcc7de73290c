"""What the judgement comes to, from texts to findings."""
