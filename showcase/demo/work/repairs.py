"""Second Life: mend it, lend it, hand it on."""
# ruff: noqa: E501 - a row is easier to compare on one line

from ..rows import Row

WORK = {
    "second-life-app": (
        Row("Find the part in three taps", "Photograph, model, part. The photograph step was three engineers and a lot of screws.", "screen three mint 3:2", "Mend it / Find the part / Screws & co / Hinge no. 40 / Send it", "flow"),
        Row("Book a bench", "Green is free, coral is Kim, who is always there.", "screen one lagoon 4:5", "Book a bench / Thursday / Free benches", "booking", seed=5),
        Row("Hand it on, listing", "Nobody writes descriptions. So the chair writes its own.", "screen tilted mint 4:3", "Hand it on / Done / Near you / A chair, loved / Pick up", "listing", seed=6),
        Row("Parts catalogue on the web", "Ten years of hinges on one page that loads in a second.", "screen web mint 16:9", "Ten years of parts", "catalogue"),
        Row("Mended, not thrown", "The number we put on the office wall. It only goes up.", "chart rings mint 16:9", "Mended, not thrown / Seoul and Busan, this year / chairs / lamps / kettles", "results"),
        Row("다시, again", "A sentence that runs in a circle, like the things.", "print ring mint 1:1", "mend it and lend it and / love it longer and", "sticker", key="ring"),
        Row("Ring sticker, night colours", "For laptops that go to concerts.", "print ring bazaar 1:1", "mend it and lend it and / love it longer and", "sticker", kin="colour variant of ring"),
        Row("Launch slide, four changes", "The fifth was cut in the lift on the way up.", "slide list mint 16:9", "What we changed / No log-in to look / Parts before products / A photo finds the hinge / It says who mended it", "launch"),
        Row("A screw that turns while you wait", "Eight frames, and it stops when the part is found.", "motion sun mint 1:1", "", "animation loading", format="gif"),
    ),
    "repair-cafe": (
        Row("Mend it, lend it, love it longer", "Wood type from the basement, set by Saul, who is eighty and faster than any of us.", "poster stacked cobalt 2:3", "Mend it lend it love it longer / Repair café, first Thursday of the month", "type", "Print", key="mend-it"),
        Row("Mend it, in autumn colours", "September edition. The café smells of cider anyway.", "poster stacked saffron 2:3", "Mend it lend it love it longer / Repair café, first Thursday of the month", "type colourway", "Print", kin="colour variant of mend-it"),
        Row("Arréglalo, préstalo", "Same blocks, more letters. Saul had to borrow an Ñ.", "poster stacked cobalt 2:3", "Arréglalo y préstalo quiérelo mucho más / Café de reparación, primer jueves del mes", "translation", "Print", kin="version of mend-it"),
        Row("Measure twice", "Forty copies, by hand. Number one hangs in the tool room, slightly crooked, twice measured.", "print letterpress paper 2:3", "Measure twice cut once ask always / Nightshift Letterpress, forty copies", "letterpress", "Print", key="measure"),
        Row("Measure twice, phone photo", "For those who missed it. The colours are what the phone thought.", "print letterpress paper 2:3", "Measure twice cut once ask always / Nightshift Letterpress, forty copies", "letterpress", "Print", kin="duplicate of measure", copied="brighter"),
        Row("The tool wall", "Everything has its outline, so that everything comes back.", "illustration bench plum 3:2", "Mend", "mural", "Print"),
        Row("Apron with two honest pockets", "Left for screws that you know, right for those that you do not.", "uniform apron forest 4:5", "", "workwear", "People"),
        Row("Thursday crew", "From left: sews, solders, listens.", "uniform line-up citrus 4:5", "Thursday crew", "portrait", "People"),
        Row("What came in", "Toasters, mostly. And one accordion.", "chart bars midnight 16:9", "What came in / First Thursday, thirteen months / Lamps won", "results", "Numbers"),
        Row("Queue sign", "It says how long, and that there is cake.", "poster numeral signal 2:3", "5 / minutes, and there is cake", "sign", "Print"),
        Row("Before the doors", "Quarter past five, kettles on.", "scene window light clay 3:2", "", "morning", "People"),
    ),
    "unfinished": (
        Row("Poster made of one letter", "Too loud for the brief. Keeping it for a braver one.", "poster big letter saffron 3:4", "& / Better together", "sketch"),
        Row("What if the box were the sign", "Half an idea. Needs somebody who knows corrugated board.", "packaging box cobalt 1:1", "Read me / then plant me", "sketch"),
        Row("Twenty-four hours", "A room, a day, a team, a camera. Nobody has said no yet.", "poster numeral glacier 2:3", "24 / hours to change a room", "sketch"),
        Row("Alphabet without a reason", "For an afternoon when the network was down.", "print alphabet dusk 4:5", "", "type sketch"),
        Row("Again, again", "Marcus is learning the risograph.", "print echo dusk 3:4", "Again / Riso test, three drums", "riso sketch"),
        Row("Slow poster, fast tram", "It has to work at 30 km/h. It does not, yet.", "poster waves sky 3:4", "Nearly there / Stop asking", "sketch"),
        Row("Room in a box", "Isometric idea for the gift card. The lamp was the first thing that we drew.", "illustration room terracotta 1:1", "", "gift card sketch"),
    ),
}
