"""How pictures are described and people thanked, in plain sentences."""

CRAFT = {
    "poster": "design", "scene": "photograph", "packaging": "packaging design", "social": "design and words",
    "window": "window design", "slide": "slides", "chart": "figures and drawing", "uniform": "clothing design",
    "plan": "plan", "pattern": "textile design", "illustration": "illustration", "screen": "interface design",
    "vehicle": "livery", "print": "typography", "sign": "signs", "motion": "animation",
}  # fmt: skip
BESIDE = ("words", "photograph", "styling", "idea", "typography", "production", "colour", "translation", "patience")
GUESTS = {
    "brand-studio-lisbon": ("Rui Teles", "Marta Quintela", "Oficina do Cais"),
    "shops-madrid": ("Nuria Palacios", "Iker Zabala", "Taller Lavapiés"),
    "creative-brooklyn": ("Renee Baptiste", "Saul Greenberg", "Nightshift Letterpress"),
    "care-halifax": ("Callum Fraser", "Noor Siddiqui", "The Tuesday team"),
    "digital-toronto": ("Wen Li", "Étienne Roy"),
    "team-lima": ("Rosa Quispe", "Martín Arévalo", "Taller Barranco"),
    "estudio-sao-paulo": ("Caio Ferraz", "Luana Ribeiro", "Costura da Vila"),
    "visual-mexico": ("Ana Belén Ruiz", "Emiliano Paz", "Cocina Doña Mago"),
    "retail-dubai": ("Fatima Rahman", "Arjun Menon"),
    "atelier-casablanca": ("Hind Tazi", "Mehdi Lahlou", "Maâlem Brahim"),
    "packaging-tokyo": ("Aya Fujimoto", "Sō Takeda"),
    "digital-seoul": ("Min-seo Kang", "Han Dong-hyun"),
    "stores-melbourne": ("Bruno Carli", "Mei Tran", "Footscray Sign Co."),
    "logistics-auckland": ("Sione Tuilagi", "Wiremu Parata"),
}

COLOURS = {
    "terracotta": "brick red and ochre", "lagoon": "teal and apricot", "nordic": "slate blue and straw",
    "meadow": "leaf green and buttercup", "plum": "plum and apricot", "midnight": "gold on midnight blue",
    "signal": "orange on black", "blossom": "pinks and moss", "citrus": "orange and lemon",
    "clay": "clay and sand", "glacier": "blues with a touch of orange", "forest": "amber on forest green",
    "saffron": "saffron and oxblood", "cobalt": "cobalt, coral and yellow", "sage": "sage and sand",
    "dusk": "rose and amber on dusk violet", "aubergine": "aubergine and mustard", "mint": "mint and coral",
    "paper": "black, red and paper white", "sky": "sky blue and coral", "olive": "olive and rust",
    "bazaar": "neon pink on violet", "linen": "undyed linen tones", "coral": "coral, cream and yellow",
    "emerald": "gold on emerald", "ultramarine": "yellow and coral on ultramarine",
}  # fmt: skip

SEEN = {
    "poster": {},
    "scene": {},
}


def described(kind: str, motif: str, palette: str, words: str) -> str:
    """Alternative text: what somebody would say who looks at it."""
    what = SEEN.get(kind, {}).get(motif, motif)
    said = ", ".join(line.strip() for line in words.split("/") if line.strip())
    lettering = f" It says “{said}”." if said else ""
    return f"{what[0].upper()}{what[1:]}, in {COLOURS[palette]}.{lettering}"
