"""What the figures should be, beside the rows of the tables; empty where nothing is set."""
GOALS = {
    "loading YAML": "÷ libyaml at most 1.3",
    "loading JSON": "",
    "markdown reading and rendering": "",
    "start": "",
    "GitHub's YAML": "",
    "GitHub's JSON": "",
    "Stripe's YAML": "",
    "1,000 guides of 6 kB": "",
    "5,000 guides of 6 kB": "",
}
