"""Lantern Season, and Slow Sunday: lamps for dark evenings, linen for slow mornings."""
# ruff: noqa: E501 - a row is easier to compare on one line

from ..rows import Row

WORK = {
    "lantern-season-dubai": (
        Row("Lantern Season, the dark one", "Seven lamps, because eight looked like a chandelier and six like a mistake.", "poster lanterns forest 2:3", "Lantern Season / until 20 March", "lamps", "Posters", key="lanterns"),
        Row("موسم الفوانيس", "النسخة العربية للواجهات الكبيرة. كُتبت أولاً، ثم رُسمت المصابيح حولها.", "poster lanterns forest 2:3", "موسم الفوانيس / until 20 March", "translation", "Posters", kin="version of lanterns"),
        Row("Lantern Season in rose", "For the perfume floor, which has opinions about green.", "poster lanterns dusk 2:3", "Lantern Season / until 20 March", "colourway", "Posters", kin="colour variant of lanterns"),
        Row("Lanterns, as printed in the mall guide", "Newsprint does what it wants. We pinned it so that we remember.", "poster lanterns forest 2:3", "Lantern Season / until 20 March", "guide", "Posters", kin="duplicate of lanterns", copied="encoded"),
        Row("Stars over a very small town", "Cardboard houses, forty LEDs, one intern with patience.", "window winter midnight 16:9", "Fennel & Rowe", "stars", "Windows"),
        Row("Atrium window, nine at night", "Photographed from the escalator, going down.", "window evening emerald 3:2", "Lantern Season", "lamps", "Windows"),
        Row("Paper garden over the entrance", "Three hundred and ten flowers. It took a week and every chair in the office.", "window paper bazaar 3:2", "Fennel & Rowe", "paper", "Windows"),
        Row("Where the lamps hang, level two", "Omar's plan. The red line is where people stop walking.", "plan shop emerald 16:9", "Level two, lamps / 1 : 200 / Lamps / Tea / Store", "lighting", "Plans", seed=3),
        Row("Marina, from the loading bay", "The last truck leaves at two. This is what two looks like.", "scene city dusk 16:9", "", "night", "Windows"),
    ),
    "fawanis": (
        Row("فانوس من ورق", "قصصناه بالمقص قبل أن نرسمه. الظل أجمل من الورق نفسه.", "packaging candle aubergine 4:5", "Amber / 220 g", "ورق شمعة"),
        Row("نجوم وزليج", "بلاطة من ثماني نجوم، تتكرر بلا نهاية وبلا ملل.", "pattern tiles emerald 1:1", "", "زليج نمط", key="zellige"),
        Row("نجوم وزليج، باللون الزعفراني", "طلبها محل مراكش لأن الحيطان هناك حمراء.", "pattern tiles saffron 1:1", "", "زليج لون", kin="colour variant of zellige"),
        Row("Lampes du soir", "La version française de l'affiche, pour Casa et Rabat.", "poster lanterns forest 2:3", "La saison des lanternes / jusqu’au 20 mars", "affiche", kin="version of lanterns"),
        Row("بطاقة المساء", "تُعلّق على الكيس. على ظهرها مكان لاسم من يهدي.", "social product aubergine 4:5", "مصباح المساء / New", "بطاقة", seed=6),
        Row("The courtyard before the guests", "Salma arranged the stools. Then she arranged them again.", "scene corner aubergine 3:2", "", "courtyard"),
        Row("Dunes at Merzouga", "Colour reference for the blankets: four sands, one shadow.", "scene dunes saffron 2:1", "", "reference colour"),
        Row("واجهة الورد", "زهور من بقايا ورق الحائط.", "window paper plum 4:3", "Fennel & Rowe", "واجهة"),
        Row("Soft lights, printed softly", "Test of gold on violet. The gold is only yellow with confidence.", "poster lanterns dusk 3:4", "Bonne soirée / Casablanca, rue d’Alger", "test"),
    ),
    "slow-sunday-tokyo": (
        Row("Slow Sunday", "Waves, because the bath is the first thing that people fill on Sunday.", "poster waves plum 3:4", "Slow Sunday / nothing before eleven", "poster", key="slow-sunday", by="kenji"),
        Row("静かな日曜日", "文字を減らしたら、波が聞こえるようになりました。", "poster waves plum 3:4", "静かな日曜日 / 朝はゆっくり", "ポスター translation", kin="version of slow-sunday"),
        Row("Domingo sin prisa", "Álvaro sent the words by voice message, slowly.", "poster waves plum 3:4", "Domingo sin prisa / nada antes de las once", "translation", by="alvaro", kin="version of slow-sunday"),
        Row("お風呂の瓶、大と小", "ガラスは再生品、ラベルは紙だけ。はがしやすい糊を三か月かけて探しました。", "packaging bottle linen 4:5", "Yuzu bath / 400 ml", "瓶 ラベル", key="bath-bottle"),
        Row("お風呂の瓶、青", "男湯用というわけではありません。", "packaging bottle glacier 4:5", "Yuzu bath / 400 ml", "瓶 colourway", kin="colour variant of bath-bottle"),
        Row("Three salts", "A row reads from the right here. We let the jars decide.", "packaging jar sage 4:3", "Sea salt / 300 g", "jar"),
        Row("朝の光", "事務所の窓。十時十七分、十一月。", "scene window light linen 4:5", "", "写真 光"),
        Row("Cedar and steam", "The mountain behind the printer's workshop in Nikkō.", "scene mist sage 3:2", "", "nikko"),
        Row("ゆっくり、タイポグラフィ", "一語だけで一枚。左、中、右と歩きます。", "print echo linen 3:4", "Slowly / Packaging Tokyo", "タイポ"),
    ),
    "bed-and-bath": (
        Row("Nothing before eleven", "Shot in Inês's own bedroom at half past nine, which is why nobody is in it.", "scene window light blossom 4:5", "", "morning", "Photographs"),
        Row("Still life with pears that held still", "One window, one sheet as reflector.", "scene still life linen 4:5", "", "light", "Photographs", key="pears"),
        Row("pears_press_crop", "The press office's crop. A little closer, and they were right.", "scene still life linen 4:5", "", "press", "Photographs", kin="duplicate of pears", copied="cropped"),
        Row("Evening corner, lamp two", "For the page about reading. The book was thrown out of the picture for being too interesting.", "scene corner plum 3:2", "", "lamp", "Photographs"),
        Row("Hand cream, garden soap", "Seen from above like everything on a bathroom shelf.", "packaging tube sage 4:5", "Hand cream / Garden soap", "shelf", "Print"),
        Row("Sit with us", "The poster for people who are carrying things.", "poster easy chair blossom 3:4", "Sit with us", "chair", "Print", key="sit-with-us"),
        Row("Senta-te connosco", "In Portuguese it sounds like an order from an aunt. It works.", "poster easy chair blossom 3:4", "Senta-te connosco", "chair translation", "Print", kin="version of sit-with-us"),
        Row("Sit with us, in linen", "The quiet colourway for the catalogue's back.", "poster easy chair linen 3:4", "Sit with us", "chair colourway", "Print", kin="colour variant of sit-with-us"),
        Row("Pebbles for pillowcases", "Cut by hand, repeated every forty centimetres, never quite the same.", "pattern cut paper linen 4:5", "", "bedding", "Print"),
    ),
}
