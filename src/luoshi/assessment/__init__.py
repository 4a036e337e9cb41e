"""How units are judged on their work: schemes, indicators, scores that open into their arithmetic, appeals."""
