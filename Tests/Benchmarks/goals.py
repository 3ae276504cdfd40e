"""What the figures should be, beside the rows of the tables; empty where nothing is set."""
GOALS = {
    "loading YAML": "÷ libyaml at most 1.3",
    "loading JSON": "at least 400 MB/s",
    "markdown reading and rendering": "",
    "start": "",
    "GitHub's YAML": "under 0.5 s, 150 MiB",
    "GitHub's JSON": "a tenth less than YAML",
    "Stripe's YAML": "under 0.5 s, 150 MiB",
    "1,000 guides of 6 kB": "under 0.5 s, 100 MiB",
    "5,000 guides of 6 kB": "under 2.5 s, 200 MiB",
    "the 100 of the corpus": "under 6 s, 300 MiB",
    "small APIs": "linear; at most 10 kB more an API",
    "unchanged GitHub": "under 0.06 s",
    "unchanged 100": "under 0.5 s",
    "one guide of 100": "under 0.25 s",
    "watch guide": "under 100 ms",
    "watch GitHub": "under 400 ms",
}
