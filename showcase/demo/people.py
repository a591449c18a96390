"""Who works where, and for which campaigns."""

from datetime import date

from .shapes import CampaignPlan, PersonPlan, RegionPlan, TeamPlan

REGIONS = (
    RegionPlan("americas", "Americas"),
    RegionPlan("north-america", "North America", "americas"),
    RegionPlan("latin-america", "Latin America", "americas"),
    RegionPlan("emea", "EMEA"),
    RegionPlan("iberia", "Iberia", "emea"),
    RegionPlan("gulf-maghreb", "Gulf & Maghreb", "emea"),
    RegionPlan("asia-pacific", "Asia Pacific"),
    RegionPlan("japan-korea", "Japan & Korea", "asia-pacific"),
    RegionPlan("oceania", "Oceania", "asia-pacific"),
)

TEAMS = (
    TeamPlan(
        "brand-studio-lisbon",
        "Brand Studio Lisbon",
        "iberia",
        "Keeps the ampersand in good health and starts most campaigns.",
    ),
    TeamPlan(
        "shops-madrid", "Shops Madrid", "iberia", "Eleven shops, forty windows and a van full of mannequins."
    ),
    TeamPlan(
        "creative-brooklyn",
        "Creative Brooklyn",
        "north-america",
        "Campaign ideas, posters and the occasional song.",
    ),
    TeamPlan(
        "care-halifax",
        "Care Centre Halifax",
        "north-america",
        "Two hundred voices who know every missing screw by name.",
    ),
    TeamPlan(
        "digital-toronto",
        "Digital Toronto",
        "north-america",
        "Web, app and everything that fits in a pocket.",
    ),
    TeamPlan("team-lima", "Team Lima", "latin-america", "Shops, street and events along the coast."),
    TeamPlan(
        "estudio-sao-paulo",
        "Estúdio São Paulo",
        "latin-america",
        "Garden campaigns and what people wear to work in them.",
    ),
    TeamPlan(
        "visual-mexico",
        "Visual Mexico City",
        "latin-america",
        "Tables, kitchens and social films for the whole continent.",
    ),
    TeamPlan(
        "retail-dubai", "Retail Dubai", "gulf-maghreb", "Plans, builds and lights the big shops of the Gulf."
    ),
    TeamPlan(
        "atelier-casablanca",
        "Atelier Casablanca",
        "gulf-maghreb",
        "Draws our textiles and tiles, by hand first.",
    ),
    TeamPlan(
        "packaging-tokyo",
        "Packaging Tokyo",
        "japan-korea",
        "Boxes, bottles and labels that nobody wants to throw away.",
    ),
    TeamPlan(
        "digital-seoul",
        "Digital Seoul",
        "japan-korea",
        "Small screens, big type and very short loading times.",
    ),
    TeamPlan(
        "stores-melbourne",
        "Stores Melbourne",
        "oceania",
        "Garden centres, barbecues and long tables outdoors.",
    ),
    TeamPlan(
        "logistics-auckland", "Logistics Auckland", "oceania", "Gets it there, and paints the vans that do."
    ),
)

CAMPAIGNS = (
    CampaignPlan(
        "harbour-nights",
        "Harbour Nights",
        "Our shops by the water stay open until the lamps go on. Lamps, blankets and outdoor chairs, shown "
        "in the light they are made for. Every harbour finds its own sunset.",
        date(2026, 5, 14),
        date(2026, 9, 20),
        "#d9593d",
    ),
    CampaignPlan(
        "grow-something",
        "Grow Something",
        "One pot, one seed, no excuses. We make starting a garden feel as small as it is, on a balcony, a "
        "fire escape or a desk.",
        date(2026, 2, 16),
        date(2026, 6, 7),
        "#4f7942",
    ),
    CampaignPlan(
        "open-house",
        "Open House",
        "Every shop opens its back doors for a Saturday. People see who packs, mends and answers the phone, "
        "and stay for coffee.",
        date(2026, 3, 28),
        date(2026, 4, 25),
        "#2340d9",
    ),
    CampaignPlan(
        "long-table",
        "The Long Table",
        "A street, a table, everybody's dishes. We bring the plates. The campaign for summer dining, and for "
        "neighbours who have never spoken.",
        date(2026, 6, 20),
        date(2026, 8, 31),
        "#7d9773",
    ),
    CampaignPlan(
        "second-life",
        "Second Life",
        "Mend it, lend it, hand it on. Repair cafés, spare parts for ten years, and an honest shelf of "
        "things that have been loved before.",
        date(2026, 1, 12),
        date(2026, 12, 18),
        "#16a085",
    ),
    CampaignPlan(
        "lantern-season",
        "Lantern Season",
        "From the first dark evening to the longest night. One set of lights for Ramadan, Diwali, Christmas "
        "and everybody who simply likes lamps.",
        date(2025, 11, 6),
        date(2026, 3, 20),
        "#f2b134",
    ),
    CampaignPlan(
        "slow-sunday",
        "Slow Sunday",
        "Linen, steam and no plans. Bed and bath with the volume turned down; nothing is on sale, and "
        "nothing shouts.",
        date(2026, 9, 6),
        date(2026, 11, 29),
        "#8a2f5f",
    ),
    CampaignPlan(
        "hello-neighbour",
        "Hello, Neighbour",
        "We open nineteen shops this year and hire from the street they stand in. The new colleague is the "
        "face, the street is the picture.",
        date(2026, 1, 19),
        date(2026, 12, 31),
        "#ff6b57",
    ),
)

PEOPLE = (
    PersonPlan("ada", "Ada Lindqvist", "brand-studio-lisbon", "head of systems", "admin"),
    PersonPlan("cora", "Cora Almeida", "brand-studio-lisbon", "curator", "curator"),
    PersonPlan("ines", "Inês Prata", "brand-studio-lisbon", "art director"),
    PersonPlan("vera", "Vera Molina", "shops-madrid", "regional manager", "viewer"),
    PersonPlan("alvaro", "Álvaro Cebrián", "shops-madrid", "window dresser"),
    PersonPlan("dana", "Dana Whitfield", "creative-brooklyn", "creative director"),
    PersonPlan("marcus", "Marcus Okafor", "creative-brooklyn", "typographer"),
    PersonPlan("june", "June MacNeil", "care-halifax", "call-centre lead"),
    PersonPlan("priya", "Priya Raman", "digital-toronto", "product designer"),
    PersonPlan("lucia", "Lucía Huamán", "team-lima", "designer"),
    PersonPlan("diego", "Diego Salazar", "team-lima", "photographer"),
    PersonPlan("thiago", "Thiago Nogueira", "estudio-sao-paulo", "illustrator"),
    PersonPlan("bia", "Beatriz Antunes", "estudio-sao-paulo", "clothing designer"),
    PersonPlan("ximena", "Ximena Ortega", "visual-mexico", "stylist"),
    PersonPlan("layla", "Layla Haddad", "retail-dubai", "shop architect"),
    PersonPlan("omar", "Omar Al Falasi", "retail-dubai", "lighting designer"),
    PersonPlan("youssef", "Youssef Benali", "atelier-casablanca", "textile designer"),
    PersonPlan("salma", "Salma Idrissi", "atelier-casablanca", "pattern cutter"),
    PersonPlan("mika", "Mika Hayashi", "packaging-tokyo", "packaging designer"),
    PersonPlan("kenji", "Kenji Mori", "packaging-tokyo", "model maker"),
    PersonPlan("jiwoo", "Ji-woo Park", "digital-seoul", "interface designer"),
    PersonPlan("tess", "Tess Carmody", "stores-melbourne", "garden-centre lead"),
    PersonPlan("ruby", "Ruby Nguyen", "stores-melbourne", "visual merchandiser"),
    PersonPlan("aroha", "Aroha Ngata", "logistics-auckland", "fleet coordinator"),
)
