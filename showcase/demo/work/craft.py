"""What teams keep for themselves: brand, packaging, windows and clothes."""
# ruff: noqa: E501 - a row is easier to compare on one line

from ..rows import Row

WORK = {
    "brand-basics": (
        Row("The ampersand, on its own", "Not the F, not the R. What is between them.", "print mark nordic 4:5", "", "logo", "Marks", key="mark"),
        Row("The ampersand in brick", "For brick. That is the joke, and the rule.", "print mark terracotta 4:5", "", "logo colourway", "Marks", kin="colour variant of mark"),
        Row("How we speak", "Second edition, shorter than the first by forty pages.", "slide title terracotta 16:9", "How we speak / Tone of voice, second edition", "voice", "Slides", key="speak"),
        Row("Cómo hablamos", "No es una traducción: en español hablamos de otra manera.", "slide title terracotta 16:9", "Cómo hablamos / Tono de voz, segunda edición", "voice translation", "Slides", kin="version of speak"),
        Row("話し方", "日本語版。敬語の章は一頁だけです。", "slide title terracotta 16:9", "話し方 / Tone of voice, second edition", "voice translation", "Slides", by="mika", kin="version of speak"),
        Row("Colours of the house", "Five, with names that a painter would understand.", "slide swatches terracotta 16:9", "Colours / Brick / Honey / Pine / Shell / Coal", "palette", "Colour"),
        Row("Colours of Slow Sunday", "The same five places, whispered.", "slide swatches plum 16:9", "Slow / Fig / Peach / Rose / Petal / Plum", "palette", "Colour"),
        Row("Headline face, big", "For everything above forty points. Below that it gets lonely.", "print specimen cobalt 2:3", "Rg / For everything above 40 points", "typeface", "Type", seed=5),
        Row("Condensed, for walls", "When the wall is high and the street is narrow.", "print specimen signal 2:3", "Bh / For walls, vans and one-word jokes", "typeface", "Type", seed=6),
        Row("Alphabet wallpaper", "It fits the small meeting room exactly once.", "print alphabet terracotta 16:9", "", "wallpaper", "Type"),
        Row("F, ampersand, R, hurrah", "Four squares for four doors.", "print quarter sky 1:1", "F&R!", "doors", "Marks"),
    ),
    "packaging-archive": (
        Row("窓辺の庭、六つの鉢", "箱がそのまま受け皿になります。底の角だけ二重にしました。", "packaging box terracotta 4:5", "Window garden / six pots, six herbs", "箱", "Boxes", key="window-garden"),
        Row("Window garden, lilac market test", "Sold better to people over sixty. We have stopped guessing why.", "packaging box plum 4:5", "Window garden / six pots, six herbs", "carton", "Boxes", kin="colour variant of window-garden"),
        Row("Lamp carton that stands as a lamp", "Cut along the dotted line and it becomes the shade.", "packaging box midnight 1:1", "Quay lamp / keep the box", "carton", "Boxes"),
        Row("Beeswax, linseed, soap", "One lid fits all three. It took eleven prototypes, Kenji has them all.", "packaging tin saffron 1:1", "Beeswax / Linseed / Soap", "tin", "Bottles and jars"),
        Row("Tomato, three ways", "The label is one piece of paper and two folds.", "packaging jar terracotta 3:2", "Tomato / 250 ml", "label", "Bottles and jars"),
        Row("Syrup bottles, summer", "Glass from the plant in Kawasaki. Green is what was left over.", "packaging bottle mint 4:5", "Plum syrup / 330 ml", "glass", "Bottles and jars", key="syrup"),
        Row("Syrup bottles (supplier's copy)", "From the supplier's deck, slightly squashed in spirit if not in shape.", "packaging bottle mint 4:5", "Plum syrup / 330 ml", "glass", "Bottles and jars", kin="duplicate of syrup", copied="smaller"),
        Row("冬の種袋", "春を待つための三種類。裏に日記の欄があります。", "packaging packet plum 4:5", "Pansy / Leek / Kale", "種", "Labels and bags"),
        Row("Carrier bag, thick paper", "Tested with four melons and a dictionary.", "packaging bag cobalt 4:5", "Carry on", "bag", "Labels and bags"),
        Row("Candle for power cuts", "Burns nine hours. The matches are under the label.", "packaging candle dusk 4:5", "Fig leaf / nine hours", "candle", "Bottles and jars"),
    ),
    "escaparates": (
        Row("Semana 3: solo letras", "Una palabra y una silla. Fue la semana más barata y la más fotografiada.", "window letters signal 16:9", "Fennel & Rowe / HOLA", "vinilo"),
        Row("Semana 9: jardín de papel", "Papel de seda y alambre. A la tercera noche aprendimos a cerrar la puerta despacio.", "window paper blossom 16:9", "Fennel & Rowe", "papel"),
        Row("Semana 14: selva", "Cuarenta macetas prestadas por las vecinas. Se devolvieron cuarenta y una.", "window garden terracotta 3:2", "Fennel & Rowe", "plantas", key="selva"),
        Row("Semana 14, otra foto", "La misma, desde el móvil de Nuria.", "window garden terracotta 3:2", "Fennel & Rowe", "plantas", kin="duplicate of selva", copied="brighter"),
        Row("Semana 22: tres arcos", "Cada arco lo eligió una persona distinta de la tienda.", "window arcade ultramarine 16:9", "Fennel & Rowe", "arcos"),
        Row("Semana 31: luz y nada más", "Apagamos el techo. La calle hizo de decorado.", "window evening signal 16:9", "Fennel & Rowe", "luz"),
        Row("Semana 40: gatos", "Cartón pintado. Los niños de la escuela de enfrente votaron el nombre: Tornillo.", "illustration sill lagoon 4:5", "", "ilustración"),
        Row("Semana 47: pueblo nevado", "En Madrid no nieva, así que lo recortamos.", "window winter terracotta 3:2", "Fennel & Rowe", "invierno"),
        Row("Calle del Pez antes de abrir", "A las ocho y diez la luz entra por aquí y no vuelve hasta mañana.", "scene street citrus 3:2", "", "calle"),
    ),
    "uniformes": (
        Row("Avental de jardim", "Quatro bolsos, porque todo mundo usa o quinto para o celular.", "uniform apron meadow 4:5", "", "algodão", "Aventais", key="apron"),
        Row("Avental de jardim, caramelo", "Para a padaria da loja de Pinheiros.", "uniform apron clay 4:5", "", "algodão cor", "Aventais", kin="colour variant of apron"),
        Row("Avental noturno", "Azul quase preto, com a alça que brilha.", "uniform apron cobalt 4:5", "", "reflexivo", "Aventais", kin="colour variant of apron"),
        Row("Duas camisas, um cabide", "Polo para o balcão, polo para o depósito. A diferença é a gola.", "uniform polo citrus 1:1", "", "camisa", "Equipe"),
        Row("Jaqueta de oficina", "Botões grandes, para abrir de luva.", "uniform overshirt sage 3:2", "", "jaqueta", "Equipe"),
        Row("Boné, sacola e luvas", "O kit do primeiro dia. A sacola volta sempre, o boné nunca.", "uniform cap and tote terracotta 4:5", "Mão na terra", "kit", "Equipe", key="kit"),
        Row("Crachás com nome de verdade", "Sem sobrenome, sem cargo. A fonte é a mesma dos cartazes.", "uniform badges sky 4:3", "", "crachá", "Equipe"),
        Row("O time de sábado", "Desenhado no intervalo, com quem estava no intervalo.", "uniform line-up ultramarine 16:9", "O time de sábado", "retrato", "Equipe"),
        Row("Forro com folhas", "Ninguém vê. Todo mundo pergunta.", "pattern leaves sage 1:1", "", "forro", "Aventais"),
        Row("Kit do primeiro dia (cópia do RH)", "A mesma foto, direto da apresentação de boas-vindas.", "uniform cap and tote terracotta 4:5", "Mão na terra", "kit", "Equipe", kin="duplicate of kit", copied="encoded"),
    ),
}
