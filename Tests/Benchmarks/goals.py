"""What the figures should be, beside the rows of the tables; empty where nothing is set."""
GOALS = {
    "loading YAML": "÷ libyaml at most 1.3",
    "loading JSON": "at least 400 MB/s",
    "markdown reading and rendering": "",
    "start": "",
    "GitHub's YAML": "under 0.7 s, 200 MiB",
    "GitHub's JSON": "",
    "Stripe's YAML": "",
    "1,000 guides of 6 kB": "under 0.5 s",
    "5,000 guides of 6 kB": "",
}
