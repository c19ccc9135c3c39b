//! The words a made-up passphrase is built from: short, known to everybody, hard to take for one another, our own choice. Not a
//! dictionary: she may use any words she likes.

/// How many bits one word is worth: there are two to this power of them.
pub(super) const WORD_BITS: u32 = 9;

/// The words, with blanks between.
pub(super) const WORDS: &str = "\
acorn agate alder algae almond amber anchor ankle apple apron arch arrow aspen atlas attic autumn avenue bacon \
badge badger bagel baker ballad balm bamboo banana banjo barge barley barn basil basin basket beach beacon \
beads bean bear beaver beech beetle bell bench berry bicycle biscuit bison blanket blossom boat bonnet book \
boot bottle boulder bowl branch bread breeze brick bridge brook broom brush bubble bucket buckle bunny butter \
button cabin cactus camel camera canal candle canoe canvas carpet carrot castle cedar cello chalk cheese \
cherry chest chimney cider circle circus clay cliff cloak clock cloud clover coast cobble cocoa coconut comet \
compass cookie copper coral cork corner cottage cotton cradle crane crayon cricket crocus crown crumb crystal \
cuckoo curlew curtain cushion custard daisy dancer dawn deer desk diary dinner dolphin donkey door dragon \
drawer drift drum duck dune dusk eagle earth easel echo eider elbow elder elm ember engine evening fabric \
falcon farm feather fern ferry fiddle field finch finger fire fish flag flannel flask flax flint flour flower \
flute foal forest fork fossil fox frame freckle frog frost fruit furrow gable gallop garden garlic garnet gate \
gecko ginger giraffe glacier glass glitter globe glove goat goblet goose gorse grain grape grass gravel grove \
guitar gull hammer hammock hamster harbour harp harvest hatch hazel heather hedge helmet heron hill hive \
hollow holly honey hoop horizon horn horse hutch iceberg igloo indigo inlet island ivory ivy jacket jaguar jam \
jasmine jelly jersey jewel jigsaw journey jug jumper jungle juniper kayak kelp kennel kettle kiosk kitchen \
kite kitten kiwi koala lace ladder ladle lagoon lake lamb lamp lantern larch lark laundry leaf leather lemon \
lentil letter lettuce lichen lilac lily linen lion lizard llama lobster locket lodge loft lotus lupin lute \
magnet magpie mallet mango maple marble market marsh meadow melody melon mill mint mirror mitten moat mole \
monkey moon moor moss moth muffin museum music mussel mustard napkin nature needle nest nettle newt noodle \
nutmeg oasis oatmeal ocean octopus olive onion opal orange orchard orchid otter oven owl oyster paddle paint \
palace palm panda pansy paper parade parcel park parrot pasta path peach peanut pear pebble pencil pepper \
petal piano pickle picnic pigeon pillow pine pirate planet plum pocket pollen pond pony poplar poppy potato \
puddle puffin puppet puzzle quail quarry quartz quill quilt rabbit radish raft rain raisin raven recipe reed \
reef ribbon rice ripple river robin rocket roof rope rose rowan ruby saddle sailor salad salmon sand sandal \
saucer scarf school seal season seed shadow shawl sheep shell ship shore shower shrimp silk silver skate \
sketch sleigh snail snow sofa spade spider spiral splash spoon spring spruce squash stable star steam stilts \
stone storm story straw stream string sugar summer sunset supper swan swing table tailor tango tartan teapot \
temple tent thatch thrush thyme ticket tiger timber toast toffee tomato torch toucan tower trail train trifle \
trout tulip tunnel turnip turtle tweed twig valley velvet vine violet violin voyage waffle wagon walnut walrus \
weasel weaver whale wheat wheel willow window winter wombat wood wool wren yacht yarn zebra zigzag zinnia";
