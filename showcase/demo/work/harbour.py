"""Harbour Nights."""

from ..rows import Row

WORK = {
    "harbour-nights-lisbon": (
        Row("The sun we all copied", "Inês cut it from paper at the kitchen table. Nineteen markets have used it since, and it still works at postage-stamp size.", "poster low sun terracotta 2:3", "Harbour Nights / / Fridays until ten", "campaign print sunset", "Posters", key="quay-poster"),
        Row("Low sun, French version", "For the ferry terminal, where half the people come off the boat from Nice.", "poster low sun terracotta 2:3", "Nuits du Port / / Le vendredi, dix heures", "print translation", "Posters", kin="version of quay-poster"),
        Row("Last light from the 19:40 ferry", "One hand on the rail, one on the camera. This is the light that we light our windows after.", "scene sea terracotta 3:2", "", "photo dusk", "On the quay"),
        Row("Across the river after closing", "From the roof of the Almada shop, where the staff eat their sandwiches.", "scene city midnight 16:9", "", "photo night", "On the quay", by="mika"),
    ),
}
