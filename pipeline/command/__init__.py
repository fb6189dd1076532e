"""What the commands of `paddock` do beside a refresh: answers, looking into the published file, care of the history."""
