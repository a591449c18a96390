"""Harbour Nights: lamps, blankets and outdoor chairs, by the water, in the evening."""
# ruff: noqa: E501 - a row is easier to compare on one line

from ..rows import Row

WORK = {
    "harbour-nights-lisbon": (
        Row("The sun we all copied", "Inês cut it from paper at the kitchen table. Nineteen markets have used it since, and it still works at the size of a postage stamp.", "poster low sun terracotta 2:3", "Harbour Nights / / Fridays until ten", "campaign sunset", "Posters", key="quay-poster"),
        Row("Noites do Porto, first proof", "The words came last. In Portuguese it reads like the name of a wine, which nobody minded.", "poster low sun terracotta 2:3", "Noites do Porto / / Sextas até às dez", "translation sunset", "Posters", kin="version of quay-poster"),
        Row("Nuits du port, for the ferry terminal", "Half the people there come off the boat from Nice, so we asked the boat.", "poster low sun terracotta 2:3", "Nuits du port / / Le vendredi jusqu’à dix heures", "translation ferry", "Posters", kin="version of quay-poster"),
        Row("Same sun, after midnight", "A colourway for the late trams. Printed on the backs of the day posters so that nothing was thrown away.", "poster low sun bazaar 2:3", "Harbour Nights / / Fridays until ten", "colourway night", "Posters", kin="colour variant of quay-poster"),
        Row("Last light from the 19:40 ferry", "One hand on the rail, one on the camera. This is the light that we light our windows after.", "scene sea terracotta 3:2", "", "dusk reference", "On the quay", key="ferry-light"),
        Row("Across the river after closing", "From the roof of the Almada shop, where the staff eat their sandwiches.", "scene city midnight 3:1", "", "night rooftop", "On the quay"),
        Row("East quay, lamps on", "We kept the shop lights at a third and let the lamps do it. Takings that evening: better than Saturday.", "window evening terracotta 16:9 + scene bokeh terracotta 4:5", "Fennel & Rowe", "lamps lighting", "On the quay"),
        Row("Lantern poster for the tram stops", "Read at four metres by somebody who is running. Six words is the limit.", "poster lanterns lagoon 2:3", "Stay for the lamps / East quay, from seven", "lamps", "Posters"),
        Row("What the kiosk shows while it waits", "Four cards, eleven seconds each. Tested on fishermen.", "social event terracotta 1:1 + social headline terracotta 1:1 + social product terracotta 1:1 + social event lagoon 1:1", "14.05 / Harbour Nights opens / East quay, from seven + Bring a jumper + Quay lamp / New + 21.05 / Fado and folding chairs / East quay, from eight", "series kiosk", "On screens"),
        Row("Opening-night numbers, one slide", "Shown once, to forty people, standing. It did the job.", "slide figure dusk 16:9", "3 h 12 / the average stay, up from nineteen minutes", "results", "On screens"),
    ),
    "noches-de-puerto": (
        Row("Noches de Puerto, afiche madre", "Mismo sol, otro océano. Aquí se pone sobre el agua de verdad, así que no tocamos el dibujo.", "poster low sun terracotta 2:3", "Noches de Puerto / / Viernes hasta las diez", "afiche traducción", "Afiches", kin="version of quay-poster"),
        Row("El sol del Callao", "La versión para los paraderos, en los colores de los botes.", "poster low sun lagoon 2:3", "Noches de Puerto / / Viernes hasta las diez", "afiche callao", "Afiches", key="callao-sun", kin="version of quay-poster"),
        Row("afiche_callao_FINAL_v3", "La que mandó la imprenta de vuelta por correo. Guardamos las dos por si acaso.", "poster low sun lagoon 2:3", "Noches de Puerto / / Viernes hasta las diez", "imprenta", "Afiches", kin="duplicate of callao-sun", copied="encoded"),
        Row("La bajada de baños, siete de la noche", "Diego esperó tres viernes hasta que salió el sol.", "scene sea dusk 16:9", "", "atardecer barranco", "Calle"),
        Row("Chorrillos desde el malecón", "La referencia de color de toda la campaña: ese violeta dura nueve minutos.", "scene hills dusk 3:1", "", "panorama color", "Calle"),
        Row("Faroles en la vitrina de Miraflores", "Seis lámparas, dos sillones y ningún precio. La gente entró a preguntar.", "window evening dusk 3:2", "Noches de Puerto", "vitrina lámparas", "Calle"),
        Row("Olas de papel", "Serie de tres para las columnas del muelle. Se leen de lejos como una sola ola.", "poster waves lagoon 3:4 + poster waves dusk 3:4 + poster waves glacier 3:4", "Quédate un rato / Muelle uno, desde las siete + Trae a tu mamá / Muelle uno, desde las siete + Apaga la tele / Muelle uno, desde las siete", "serie muelle", "Afiches"),
        Row("Fecha gigante para historias", "Si se lee con el pulgar encima, está bien de tamaño.", "social event lagoon 9:16", "22.05 / Empieza Noches de Puerto / Muelle uno, desde las siete", "historia", "Redes"),
        Row("«Vine por una lámpara y me quedé a cenar»", "Lo dijo la señora Rosa en el segundo viernes. Pedimos permiso y lo pusimos en grande.", "social quote dusk 1:1", "Vine por una lámpara y me quedé a cenar / Rosa, Barranco", "cita clientes", "Redes"),
    ),
    "harbour-on-wheels": (
        Row("Low sun, Waitematā edition", "Same drawing, our ferry times. We added nothing else, on purpose.", "poster low sun glacier 2:3", "Harbour Nights / / Ferry building, until ten", "sunset ferry", kin="version of quay-poster"),
        Row("Night van with the big ampersand", "The yellow is reflective. At dusk you see the ampersand first and the van afterwards.", "vehicle van midnight 2:1", "Harbour Nights / follow the lamps", "reflective", seed=7),
        Row("Cargo bike for the lantern round", "Wiremu rides it along the viaduct with the lamps lit. Eleven kilos of batteries, mostly downhill.", "vehicle bike lagoon 4:3", "Lantern round", "bike viaduct"),
        Row("Princes Wharf, waiting for the boat", "Taken from the loading dock at the end of a long shift.", "scene sea lagoon 2:1", "", "wharf dusk"),
        Row("Truck side, twelve metres of sunset", "One wrap instead of forty posters. It parks where the posters would not have been allowed.", "vehicle truck terracotta 3:1", "Harbour Nights / until the lamps go on", "wrap", seed=10),
        Row("The route, drawn for people", "Seven stops, and where to find a toilet at each.", "slide journey lagoon 16:9", "One evening, five stops / Depot / Viaduct / Wynyard / Wharf / Home", "route"),
        Row("港の夜", "横浜の倉庫から同じ日に届いた版。文字だけが違います。", "poster low sun terracotta 2:3", "港の夜 / / 金曜日 22:00", "translation yokohama", by="mika", kin="version of quay-poster"),
        Row("ليالي الميناء", "نسخة ميناء راشد. الشمس نفسها، والحروف من خط يدوي أُعيد رسمه.", "poster low sun terracotta 2:3", "ليالي الميناء / / Fridays until ten", "translation dubai", by="omar", kin="version of quay-poster"),
        Row("Two hundred lamps, one pallet", "How to stack them so that none of them arrives as gravel.", "plan store glacier 3:2", "Lamp pallet, bay four / 1 : 200", "logistics", seed=3),
    ),
}
