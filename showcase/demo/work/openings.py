"""Open House, and Hello, Neighbour: new shops and the people in them."""
# ruff: noqa: E501 - a row is easier to compare on one line

from ..rows import Row

WORK = {
    "puertas-abiertas": (
        Row("Puertas abiertas", "Once tiendas, un cartel. Las barras son los horarios de cada una, aunque no lo parezca.", "poster swiss cobalt 2:3", "Puertas abiertas / Sábado 28 de marzo, de diez a seis", "cartel suizo", "Carteles", key="swiss-open"),
        Row("Open House, for the airport shop", "Same Saturday, other passengers.", "poster swiss cobalt 2:3", "Open house / Saturday 28 March, ten to six", "cartel translation", "Carteles", kin="version of swiss-open"),
        Row("Puertas abiertas en naranja", "Para las columnas de Chueca. El azul no se veía con el toldo.", "poster swiss signal 2:3", "Puertas abiertas / Sábado 28 de marzo, de diez a seis", "cartel", "Carteles", kin="colour variant of swiss-open"),
        Row("Pase usted", "Un arco dentro de otro hasta que dan ganas de entrar.", "poster arches sky 2:3", "Pase usted", "arcos", "Carteles", key="arches"),
        Row("pase-usted (escaneado)", "Lo escaneó la tienda de Getafe del papel, torcido y con cariño.", "poster arches sky 2:3", "Pase usted", "escaner", "Carteles", kin="duplicate of arches", copied="cropped"),
        Row("SIÉNTESE", "Letras de dos metros en vinilo. Se sentaron diecisiete personas, un perro y un concejal.", "window letters cobalt 3:2", "Fennel & Rowe / SIÉNTESE", "vinilo", "Escaparates"),
        Row("Tres arcos en Serrano", "Un color por objeto y un objeto por arco. El resto es luz.", "window arcade terracotta 16:9", "Fennel & Rowe", "fachada", "Escaparates"),
        Row("El taller por dentro", "Abrimos también la puerta de atrás: se ve cómo se arregla una silla.", "illustration bench cobalt 4:5", "Taller", "taller", "Carteles"),
        Row("Gracias por venir", "Última diapositiva del sábado. La hizo el equipo de noche.", "slide thanks cobalt 16:9", "Gracias por regar", "gracias", "Carteles"),
    ),
    "open-house-app": (
        Row("Invitation in three screens", "Shop, hour, who is coming. We removed a fourth screen and nobody noticed.", "screen three cobalt 3:2", "Open house / I am coming / Near you / Coffee at ten / Bring me too", "flow"),
        Row("Map with one line on it", "The first version had every shop. People want the next one.", "screen one mint 4:5", "Open house / Start / 400 m from here", "map", seed=7),
        Row("Ticket that works without signal", "Because the good part of the shop is the basement.", "screen tilted cobalt 4:3", "Come in / Show at the door / Open till six / Your ticket / Keep it", "ticket", seed=4),
        Row("Landing page, late evening", "Swap of one photograph raised sign-ups by a third. The photograph was of a chair.", "screen web signal 16:9", "See who packs your parcel", "web"),
        Row("Open House icons, nine of them", "Drawn on a grid of nine, of course.", "social grid cobalt 1:1", "", "icons"),
        Row("Who clicked, and when", "Lunch, and eleven at night. We now write for eleven at night.", "chart heat cobalt 16:9", "When invitations are read / Toronto, three weeks in March", "research"),
        Row("A door that opens while it loads", "Twelve frames, 40 KB. The door is never fully open before the page is.", "motion door cobalt 1:1", "", "animation loading", format="gif"),
        Row("Thank-you card after the visit", "With the name of whoever showed you round.", "social portrait cobalt 4:5", "Étienne / showed you the basement", "card"),
        Row("Colours for the app", "Contrast checked on a bus, in the sun.", "slide swatches cobalt 16:9", "App colours / Cobalt / Coral / Corn / Mist / Ink", "palette"),
    ),
    "hello-halifax": (
        Row("Noor answers your call", "First of two hundred portraits. She chose the colours, we chose the apron.", "social portrait plum 4:5", "Noor / answers your call since 2019", "portrait", key="noor"),
        Row("Callum, nights", "He knows every kettle by its sound.", "social portrait nordic 4:5", "Callum / nights, and every kettle", "portrait"),
        Row("Winnie, spare parts", "Found a hinge from 1998 in under four minutes. We timed it.", "social portrait meadow 4:5", "Winnie / finds the hinge", "portrait"),
        Row("Hello, neighbour", "On the front door of the care centre, and on the back of every lanyard.", "poster rays coral 3:4", "Hello, neighbour / Barrington Street", "door", key="hello-rays"),
        Row("Bonjour, voisin", "Moncton asked for theirs on the same day.", "poster rays coral 3:4", "Bonjour, voisin / Rue Main, Moncton", "translation door", kin="version of hello-rays"),
        Row("Noor again, from the newsletter", "Somebody pinned it from the newsletter, a size smaller.", "social portrait plum 4:5", "Noor / answers your call since 2019", "newsletter", kin="duplicate of noor", copied="smaller"),
        Row("A floor like a flower bed", "Six desks to a petal. Nobody sits with their back to the door.", "plan calls sage 3:2", "Care centre, second floor / 1 : 150 / Voices / Garden / Rest", "layout", seed=4),
        Row("Ninety-four per cent", "We counted laughter for a month. June says it is a leading indicator.", "slide figure plum 16:9", "94 % / of calls end with somebody laughing", "results"),
        Row("Harbour from the break room", "Why people stay.", "scene mist nordic 16:9", "", "view"),
    ),
    "hola-vecino": (
        Row("Hola, vecino", "Para las cuatro tiendas nuevas. El sol es el mismo, la cuadra es otra.", "poster rays coral 3:4", "Hola, vecino / Jirón Unión 410", "afiche", kin="version of hello-rays"),
        Row("Hola, vecino, edición lluvia", "Junio en Lima pide otros colores.", "poster rays nordic 3:4", "Hola, vecino / Jirón Unión 410", "afiche color", kin="colour variant of hello-rays"),
        Row("La cuadra entera", "Cada casa existe. La nuestra es la que no tiene techo todavía.", "illustration street terracotta 4:5", "", "mural barrio", key="cuadra"),
        Row("La cuadra, de noche", "El mismo dibujo para la persiana cerrada.", "illustration street midnight 4:5", "", "mural noche", kin="colour variant of cuadra"),
        Row("Don Julio, ferretero", "Su ferretería está enfrente. Le mandamos clientes y él nos manda tornillos.", "social quote terracotta 1:1", "Ellos venden la silla. Yo, el tornillo. / Julio, ferretería Unión", "vecinos"),
        Row("Bolsa de inauguración", "Gruesa, para que vuelva al mercado muchas veces.", "packaging bag coral 4:5", "Gracias, vecina", "bolsa"),
        Row("Fachada, Jirón Unión", "Nuestro primer toldo a mano. Maestro Arévalo lo cosió en dos noches.", "scene street terracotta 3:2", "", "fachada"),
        Row("Abrimos el nueve", "El número más grande que entró en la puerta.", "poster numeral terracotta 2:3", "9 / de mayo abrimos la puerta", "apertura"),
        Row("Plano de la tienda chica", "Doce metros de frente y una buganvilla que no se toca.", "plan shop terracotta 3:2", "Jirón Unión / 1 : 100 / Tienda / Café / Taller", "plano", seed=5),
    ),
}
