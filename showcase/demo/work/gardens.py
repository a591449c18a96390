"""Grow Something: one pot, one seed, no excuses."""
# ruff: noqa: E501 - a row is easier to compare on one line

from ..rows import Row

WORK = {
    "grow-something-brooklyn": (
        Row("Cut-outs, the poster that started it", "Marcus refused to use a computer until lunch. By lunch we had it.", "poster cut-outs olive 3:4", "Grow something / / From one dollar", "paper", "Ideas that ran", key="cut-outs"),
        Row("Cut-outs in berry", "For the windows on the dark side of the street.", "poster cut-outs plum 3:4", "Grow something / / From one dollar", "colourway", "Ideas that ran", kin="colour variant of cut-outs"),
        Row("Cut-outs in sea green", "For the boat show, and because Dana likes it.", "poster cut-outs lagoon 3:4", "Grow something / / From one dollar", "colourway", "Ideas that ran", kin="colour variant of cut-outs"),
        Row("Haz crecer algo", "Sunset Park reads Spanish first. So does half of our team.", "poster cut-outs olive 3:4", "Haz crecer algo / / Desde un dólar", "translation", "Ideas that ran", kin="version of cut-outs"),
        Row("Nine easy plants", "Easy means: we forgot them for three weeks in July and they were fine.", "poster shelf meadow 4:5", "Nine easy plants", "houseplants", "Ideas that ran", key="nine-plants"),
        Row("nine plants (for email)", "Somebody needed it small, in a hurry. Here it is, small.", "poster shelf meadow 4:5", "Nine easy plants", "email", "Ideas that ran", kin="duplicate of nine-plants", copied="smaller"),
        Row("Seed packets, spring range", "Uncoated paper, one colour each, and sowing dates in a size that my father can read.", "packaging packet forest 4:5 + packaging packet citrus 4:5", "Basil / Zinnia / Chard + Marigold / Pea / Squash", "seeds print", "Packets"),
        Row("A box for six pots", "It becomes the tray. Nothing to throw away but the tape, and next year not even that.", "packaging box meadow 4:5", "Window garden / six pots, six herbs", "carton", "Packets"),
        Row("Fire escape, third floor", "Drawn from Renee's actual fire escape. The cat is called Invoice.", "illustration sill terracotta 4:5", "", "cat mural", "In the shop"),
        Row("How much sun have you got?", "People answered with their hands. We kept the hands out of the chart.", "chart rings meadow 4:3", "How much sun have you got? / 612 people on Atlantic Avenue / a lot / some / a wall", "survey", "In the shop"),
        Row("Watering can, for tote bags", "Screen print, four colours, very forgiving.", "illustration watering can mint 1:1", "", "tote", "In the shop", key="watering-can"),
    ),
    "plante-alguma-coisa": (
        Row("Plante alguma coisa", "O cartaz do Brooklyn, com a nossa frase. O verde ficou, a pressa não.", "poster cut-outs olive 3:4", "Plante alguma coisa / / A partir de um real", "cartaz tradução", kin="version of cut-outs"),
        Row("Nove plantas fáceis", "Testadas num apartamento em Santa Cecília, sem varanda e sem paciência.", "poster shelf meadow 4:5", "Nove plantas fáceis", "cartaz tradução", kin="version of nine-plants"),
        Row("Buquê de sexta", "Thiago desenhou as flores que a banca da esquina tinha naquele dia.", "poster bouquet citrus 3:4", "Sexta tem flor", "flores"),
        Row("Buquê de sexta, versão noite", "Para a loja da Augusta, que só acorda depois das seis.", "illustration bouquet dusk 4:5", "", "flores noite"),
        Row("Horta na cozinha", "Três passos que cabem num ímã de geladeira.", "social tips meadow 1:1", "Horta na cozinha / Um copo, um furo, um dedo de terra / Sol da manhã na janela / Corte sempre a folha maior", "dicas"),
        Row("Vaso sobre vaso", "Embalagem que empilha como a gente empilha em casa.", "packaging tin citrus 1:1", "Adubo / Húmus / Areia", "embalagem"),
        Row("Vitrine que cresce", "Toda segunda trocávamos as mudas que cresceram demais. Em maio quase não se via a loja.", "window garden citrus 16:9", "Plante alguma coisa", "vitrine"),
        Row("Folhas, repetição de 40 cm", "Para o forro dos aventais. Quem usa sabe que está lá.", "pattern leaves forest 4:5", "", "tecido"),
        Row("Serra da Mantiqueira às seis", "A paleta inteira saiu desta manhã.", "scene hills forest 16:9", "", "paleta viagem"),
    ),
    "garden-centres-melbourne": (
        Row("Fresh on Friday", "Flowers come in on Thursday night. By Friday noon the poster is a lie, so we take it down.", "poster bouquet ultramarine 3:4", "Fresh on Friday", "flowers", key="fresh-friday"),
        Row("Fresh on Friday, in pink", "Ruby tried it for the Mother's Day week. It stayed until July.", "poster bouquet blossom 3:4", "Fresh on Friday", "flowers colourway", kin="colour variant of fresh-friday"),
        Row("Photo of the Friday poster", "Taken by a customer and sent with a thank-you. A little bright, but so is she.", "poster bouquet ultramarine 3:4", "Fresh on Friday", "thanks", kin="duplicate of fresh-friday", copied="brighter"),
        Row("Water less, look more", "The three things we say forty times a day, so that we can say something else.", "social tips olive 1:1", "Water less, look more / Finger in the soil, two joints deep / In the morning, never at noon / Yellow leaf? Too much love", "advice"),
        Row("Succulents at the back door", "Seconds from a film shoot, arranged by Bruno by height and then by mood.", "scene shelves sage 3:2", "", "display"),
        Row("The nursery from a drone", "Not ours, the drone. Tess asked the surveyor nicely.", "scene aerial meadow 1:1", "", "drone"),
        Row("Jungle front, Chapel Street", "Ninety pots, no glue. It is all string.", "window garden meadow 3:2", "Fennel & Rowe Gardens", "facade"),
        Row("Kids' seed morning", "They were each given a seed and a colleague. Both did well.", "social portrait citrus 4:5", "Mei / Saturday, ten o’clock, bring mud", "children"),
        Row("Watering can, as it came back", "From the tote printer: cropped by a few millimetres. We like theirs better.", "illustration watering can mint 1:1", "", "tote", kin="duplicate of watering-can", copied="cropped"),
        Row("Bench plan for a garden centre", "Wide enough for two prams, or one customer with a fern.", "plan shop olive 4:3", "Garden centre, type B / 1 : 100 / Plants / Tea / Pots", "layout", seed=4),
    ),
}
