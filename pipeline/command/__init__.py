"""What the commands of `paddock` do: a refresh at a terminal, answers, looking into the published file, care of the history."""
