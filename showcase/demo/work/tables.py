"""The Long Table, and what is cooked for it."""
# ruff: noqa: E501 - a row is easier to compare on one line

from ..rows import Row

WORK = {
    "la-mesa-larga": (
        Row("La mesa larga", "El cartel se hizo después de la primera cena, de memoria y con salsa en los dedos.", "poster long table terracotta 2:3", "La mesa larga / Trae un plato, quédate la noche", "cartel", "Carteles", key="long-table"),
        Row("La mesa larga, verde nopal", "Para la segunda calle. Cada calle escoge su mantel.", "poster long table sage 2:3", "La mesa larga / Trae un plato, quédate la noche", "cartel color", "Carteles", kin="colour variant of long-table"),
        Row("Seis puestos, visto desde el balcón", "Ana Belén pidió prestado el balcón de un dentista.", "illustration picnic terracotta 3:2", "", "mantel", "Mesa", key="picnic"),
        Row("Exprime el día", "Naranja, toronja y un poco de prisa.", "poster fruit citrus 3:4", "Exprime el día", "fruta", "Carteles", key="fruit"),
        Row("Exprime el día, jamaica", "La misma fruta, otra agua fresca.", "poster fruit plum 3:4", "Exprime el día", "fruta color", "Carteles", kin="colour variant of fruit"),
        Row("Bodegón antes de la comida", "Luz de las once por la ventana de la bodega. Después nos comimos el decorado.", "scene still life terracotta 4:5", "", "bodegón", "Mesa"),
        Row("Ochenta y dos metros", "Contados con una cuerda. Faltaron sillas, no comida.", "slide figure terracotta 16:9", "82 m / de mesa, y ninguna silla igual a otra", "resultado", "Mesa"),
        Row("Tarjeta: qué traigo", "Nadie quería ser el de los vasos. Hicimos una tarjeta para él.", "social tips terracotta 1:1", "¿Qué traigo? / Un plato que alcance para seis / Tu silla favorita / Los vasos, alguien tiene que ser", "lista", "Redes"),
        Row("Mantel a cuadros", "El tejido de la mesa, disponible para todos los mercados.", "pattern checks terracotta 1:1", "", "mantel textil", "Mesa"),
    ),
    "long-table-outdoors": (
        Row("The Long Table", "Mexico's poster, our trestles. Words only: the plates stayed where they were.", "poster long table terracotta 2:3", "The Long Table / Bring a dish, stay for the evening", "poster", kin="version of long-table"),
        Row("テーブルはつづく", "Pinned for Mika, who took the poster home to Tokyo and came back with this.", "poster long table terracotta 2:3", "長い食卓 / 一皿もって、夜までどうぞ", "translation", by="mika", kin="version of long-table"),
        Row("Picnic drawing, sent by three people", "Everyone found it, everyone pinned it. It must be good.", "illustration picnic terracotta 3:2", "", "table", kin="duplicate of picnic", copied="encoded"),
        Row("Six streets from the air", "The white lines are tables. Honest.", "scene aerial olive 4:3", "", "drone"),
        Row("Festoon lights, test hang", "Fourteen metres between gum trees. Mei did the knots.", "scene bokeh citrus 3:2", "", "lights"),
        Row("Deck-chair stripe, folded", "Off-cuts from the awnings, sewn into a hundred and twelve cushions.", "pattern stripes citrus 4:5", "", "cushion textile"),
        Row("Who sat next to whom", "We asked everybody to draw a line to somebody new. Then we made it a chart.", "chart bubbles sage 4:3", "Who brought what / Carlton, one Sunday / Salad / Cake / Cake / More cake / Dumplings / Chairs / A dog / Ice", "results"),
        Row("Street kit on a bike", "Plates for twenty, one tarp, two lanterns, a bell.", "vehicle bike sage 4:3", "The Long Table", "kit"),
        Row("Squeeze the day", "Borrowed from Mexico City for the juice stand.", "poster fruit citrus 3:4", "Squeeze the day", "fruit translation", kin="version of fruit"),
    ),
    "redes-cocina": (
        Row("Salsa en cuarenta segundos", "El primer cuadro decide todo. Este fue el intento número nueve.", "social film still terracotta 1:1", "Salsa, cuarenta segundos", "video", key="salsa"),
        Row("Salsa verde, mismo plato", "Cambiamos el tomate y nada más.", "social film still sage 1:1", "Salsa, cuarenta segundos", "video", kin="colour variant of salsa"),
        Row("Nada está en oferta hoy", "La tarjeta con más respuestas del año, casi todas de alivio.", "social headline saffron 4:5", "Hoy nada está en oferta", "texto", key="no-sale"),
        Row("Nothing is on sale today", "The English one, for the account up north.", "social headline saffron 4:5", "Nothing is on sale today", "words", kin="version of no-sale"),
        Row("Diez años de refacciones", "Promesa corta, letra grande. Legal la aprobó en un día, récord.", "social percent citrus 1:1", "10 años / de refacciones, prometido", "promesa"),
        Row("Nueve cosas de cocina", "Cada lunes cambiamos una. Después de dos meses es otra cuadrícula.", "social grid terracotta 1:1", "", "serie"),
        Row("Café de olla, mesa tres", "Sin flash, sin filtro, sin azúcar.", "scene bokeh terracotta 4:5", "", "café"),
        Row("La silla del domingo", "Una cosa, un fondo, una frase. Lo demás sobra.", "social product plum 4:5", "La silla del domingo / Nueva", "producto", seed=3),
        Row("Receta en cuatro tarjetas", "Para guardar, no para mirar. Se guardó once mil veces.", "social tips citrus 4:5 + social film still citrus 4:5 + social headline citrus 4:5", "Chilaquiles / Tortilla de ayer / Salsa de hoy / Crema de siempre + Chilaquiles, el momento + ¿Rojos o verdes?", "receta serie"),
    ),
}
