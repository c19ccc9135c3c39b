//! The objectives that ship with the app, from birth to the Reception year: what a grown-up may see a child do, in our own words. A setting
//! rewords, hides and adds to them (see [`super::Objective`]); the numbers here never change and are never used again.
//!
//! How they are written: short, seen or heard rather than guessed at, about what a child does and not about what is missing, in words a parent
//! would use. They follow no published guidance and quote none; only the names of areas and goals are the framework’s. The goal is the one an
//! objective leads towards; some belong to an area and to no goal, as shape and measure do since 2021. The bands of age are ours.
//!
//! A line is a number (a hundred for each area; within it 1 to 19 for three and four, 21 to 39 from birth, 41 to 59 for two to three, 61 to 79
//! for the Reception year), the number of the goal or a dash, and the words: as little to send as can be.

use super::areas::{Area, Goal};
use super::band::AgeBand;

/// The edition of the shipped objectives, told where they are shown.
pub const OBJECTIVES_EDITION: &str = "Second edition, November 2026";

/// An objective as it ships.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShippedObjective {
    /// Its number. Stable for ever, since cards and observations point to it.
    pub number: u16,
    /// The area of learning.
    pub area: Area,
    /// The band of age.
    pub band: AgeBand,
    /// The early learning goal it leads towards, if one.
    pub goal: Option<Goal>,
    /// What a child does.
    pub text: &'static str,
}

/// The shipped objectives, band by band and area by area.
pub fn shipped() -> impl Iterator<Item = ShippedObjective> {
    let bands = [BIRTH_TO_TWO, TWO_TO_THREE, THREE_AND_FOUR, RECEPTION].into_iter();
    bands.flat_map(str::lines).filter_map(objective)
}

fn objective(line: &'static str) -> Option<ShippedObjective> {
    let (number, rest) = line.split_once(' ')?;
    let (goal, text) = rest.split_once(' ')?;
    let number: u16 = number.parse().ok()?;
    let goal = goal
        .parse::<usize>()
        .ok()
        .and_then(|goal| Goal::ALL.get(goal.checked_sub(1)?).copied());
    Some(ShippedObjective {
        number,
        area: Area::ALL.get(usize::from(number / 100).checked_sub(1)?).copied()?,
        band: match number % 100 / 20 {
            0 => AgeBand::ThreeToFour,
            1 => AgeBand::BirthToTwo,
            2 => AgeBand::TwoToThree,
            _ => AgeBand::Reception,
        },
        goal,
        text,
    })
}

/// From birth to two.
const BIRTH_TO_TWO: &str = "\
121 1 Turns to find a voice they know
122 1 Goes quiet to listen when music starts
123 1 Looks at the dog when you say “dog”
124 1 Hands you the cup when you ask for it
125 2 Babbles a string of sounds and waits for yours
126 2 Points to show you something far away
127 2 Waves or says bye-bye at the door
128 2 Uses a few words or signs that family understands
221 3 Calms when picked up by somebody they know
222 3 Looks for a blanket or teddy when tired
223 3 Lets you know when they have had enough
224 4 Holds their own spoon, even if much of it spills
225 4 Lifts arms and feet to help with dressing
226 4 Pulls off a hat or a sock
227 5 Smiles back at a friendly face
228 5 Crawls away to explore and comes back for a cuddle
321 6 Lifts head and chest when lying on the tummy
322 6 Rolls over to reach a toy
323 6 Sits alone and turns to reach behind
324 6 Pulls up on the sofa and walks along it
325 6 Walks a few steps between two people
326 7 Holds a rattle and brings it to the mouth
327 7 Picks up a pea with finger and thumb
328 7 Drops pegs into a tin and tips them out
421 8 Snuggles up and looks when a book comes out
422 8 Lifts the flap again and again
423 8 Brings you the book they want
424 8 Pats or points at a picture when you name it
425 9 Bounces along to a rhyme they know
426 9 Joins in an action of a song, such as clapping
427 10 Makes marks in spilt food, sand or steam
428 10 Dots and sweeps with a fat crayon
521 11 Holds out a hand for one more
522 11 Puts things in a box, one after another
523 11 Enjoys counting songs as fingers fold down
524 12 Fits a small pot inside a bigger one
525 12 Looks for a toy hidden under a cloth
526 12 Waits for the bit they know comes next
527 - Stacks two or three bricks and knocks them down
528 - Fills a bucket and empties it again
621 13 Knows the signs that dinner or a walk is coming
622 13 Is pleased when a song or place they know comes back
623 14 Knows their own people from strangers
624 14 Copies what grown-ups do, such as sweeping or phoning
625 15 Watches leaves, shadows or rain on the window
626 15 Reaches to feel grass, sand, water or bark
627 15 Follows an ant, a cat or a bird with their eyes
628 - Drops things to see and hear what happens
721 16 Squashes, pats and stretches dough
722 16 Spreads paint with hands or feet
723 16 Bangs a pan, shakes a tin and does it again
724 16 Puts sticky paper on and peels it off
725 17 Sways or jiggles when music plays
726 17 Plays peek-a-boo and takes a turn at hiding
727 17 Makes singing sounds of their own
728 17 Gives teddy a drink from an empty cup";

/// From two to three.
const TWO_TO_THREE: &str = "\
141 1 Listens to a short story with the pictures close by
142 1 Finds the right one of two: the big ball or the small one
143 1 Does as asked with no sign to help: fetch your boots
144 1 Turns from play to listen when you say their name
145 2 Puts two or three words together: more milk please
146 2 Asks what, where or who
147 2 Tells you what they are doing as they play
148 2 Uses a new word soon after hearing it
241 3 Shows you how they feel with a word or a face
242 3 Comes for help when something goes wrong
243 3 Waits a moment while you finish, with a song to help
244 4 Has a go at coat, hat or shoes before asking
245 4 Tells you, or shows you, when a nappy is wet
246 4 Picks one of two things and sticks with it
247 5 Plays beside another child with the same toys
248 5 Gives a toy, a pat or a hug to somebody sad
341 6 Runs across the grass and stops at the gate
342 6 Climbs up steps with a hand to hold
343 6 Jumps with both feet off a low step
344 6 Kicks a big ball along the ground
345 6 Sits on a trike and pushes along with their feet
346 7 Turns a lid, a knob or a tap
347 7 Eats with a spoon or fork
348 7 Threads big beads or pasta on a lace
441 8 Asks for the same story again
442 8 Names people and animals in a book they know
443 8 Fills in the last word when you pause
444 8 Acts out a bit of a story with a toy
445 9 Sings some words of a rhyme they love
446 9 Spots a sign they know, such as a shop or a bus
447 10 Scribbles and tells you what it is
448 10 Draws lines up, down and round with a stick or brush
541 11 Says some number words, in any order
542 11 Gives you one, and then two, when you ask
543 11 Takes a cup to each person at the table
544 11 Notices when one is gone
545 12 Puts all the cars here and all the cows there
546 12 Finds the big one and the little one
547 - Fits shapes into a board by turning them round
548 - Uses words such as in, out, up and down
641 13 Remembers where something lives and goes to get it
642 13 Talks about a photo of a day out
643 14 Names the people and pets at home
644 14 Pretends to cook, shop or mend like the grown-ups
645 14 Notices what is the same or different about a friend
646 15 Digs, pours and splashes to see what mud will do
647 15 Turns over a stone to look for creatures
648 15 Says when it is hot, wet, windy or cold
741 16 Tears, sticks and prints to make a picture
742 16 Builds a tower or a road and shows you
743 16 Mixes two colours and sees a new one
744 16 Tries out every noise a drum can make
745 17 Feeds the doll and puts it to bed
746 17 Drives a car along the chair arm and makes its noise
747 17 Moves in their own way to fast and slow music
748 17 Sings a little song they made up";

/// For three and four.
const THREE_AND_FOUR: &str = "\
101 1 Stays with a story from the first page to the last
102 1 Joins in with the words that come round again and again
103 1 Answers a question about the story in their own way
104 1 Does two things asked for at once: find a hat and put it on
105 1 Stops to listen for a sound and says what it might be
106 2 Tells a short story back using the pictures
107 2 Tries out a new word from a book in everyday talk
108 2 Says why they think something happened
109 2 Tells us about something that happened while we were apart
110 2 Chats to and fro, listening as well as talking
201 3 Names a feeling, their own or one in a story
202 3 Waits a little while for a turn, with a reminder
203 3 Finds a way to feel calm again with a grown-up close by
204 3 Keeps at something tricky and is pleased to get there
205 4 Makes a choice and fetches what is needed for it
206 4 Gets into coat and shoes with a little help
207 4 Washes and dries their hands before food and after the toilet
208 4 Looks after something borrowed and brings it back
209 5 Shares one game or one idea with another child
210 5 Notices that somebody is sad and does something kind
211 5 Lends a hand with a shared job, such as laying the table
301 6 Runs, stops and turns without bumping into things
302 6 Clambers up and down safely, using hands and feet
303 6 Keeps their balance along a line, a log or a low wall
304 6 Moves like an animal: stomps, creeps, gallops or hops
305 6 Rolls, throws and has a go at catching a big ball
306 7 Turns the pages of a book one at a time
307 7 Snips paper with child scissors
308 7 Rolls, squeezes and pinches dough into a shape
309 7 Pours, stirs and spoons while helping in the kitchen
310 7 Draws lines and rounds of their own with a crayon or a stick
401 8 Guesses what might happen next in a story
402 8 Remembers who is in a story and what they did
403 8 Picks a favourite part and says what makes it the best
404 8 Finds something in a story that is like their own life
405 8 Puts the beginning, middle and end of a story in order
406 9 Holds a book the right way up and shows where the story starts
407 9 Enjoys two words that rhyme and hunts for another
408 9 Hears the sound at the start of a word, such as their name
409 9 Spots the first letter of their name in a book or on a sign
410 10 Makes marks and says what they mean
411 10 Has a go at a letter from their name on a card or picture
501 11 Counts up to five things, touching each one
502 11 Brings the right number when asked for one, two or three
503 11 Sees at once that there are two or three, with no need to count
504 11 Holds up fingers for the number in a song or story
505 11 Gives out one for everybody: a cup, a plate, a spoon
506 12 Says which heap has more and which has fewer
507 12 Lines up three things from smallest to biggest
508 12 Carries on a pattern of two, such as red, blue, red, blue
509 - Says where things are: under, on, behind, next to, over
510 - Says what comes first, next and last
511 - Tries out which of two things is heavier, longer or taller
601 13 Talks about being a baby and what is different now
602 13 Remembers something the family did and tells it
603 13 Notices in an old story what we do differently now
604 14 Talks about the people in their family and what they like to do
605 14 Says what some people do at work, such as a baker or a nurse
606 14 Joins in a celebration, their own or somebody else’s
607 14 Knows places on the way and says what happens there
608 15 Looks closely at a plant, a creature or the sky and describes it
609 15 Talks about the weather and what to wear for it
610 15 Waters something that grows and sees how it changes
611 15 Notices what happens when things are mixed, heated or frozen
612 15 Knows some animals, where they live and what they eat
701 16 Chooses the colours and bits for a picture of their own
702 16 Fixes things together with glue, tape or string
703 16 Builds a bridge, a house or a den for a story
704 16 Draws or paints somebody from a story
705 16 Shows us what they have made and tells us about it
706 17 Acts out a story they know with toys, puppets or dressing up
707 17 Makes up a story, or a new ending for an old one
708 17 Sings a rhyme or song they know by heart
709 17 Makes the sounds of a story with voice, hands or pans
710 17 Moves to music, fast and slow, big and small
711 17 Lets one thing be another: a box is a boat";

/// For the Reception year.
const RECEPTION: &str = "\
161 1 Listens to a longer story and asks about it
162 1 Takes in three steps and does them in order
163 1 Says what somebody else has just told them
164 1 Listens in a group and waits to speak
165 2 Joins ideas with because, so, if or when
166 2 Explains how they made something, step by step
167 2 Tells a story of their own with a start and an end
168 2 Asks a question to find out more
261 3 Says what might help when they feel cross
262 3 Keeps to a plan for a while, even when it is hard
263 3 Takes turns in a game and plays on after losing
264 4 Gets dressed for outdoors, zips and all, most of the time
265 4 Says why we wash, rest, eat well and brush our teeth
266 4 Knows what the rules are and why we have them
267 5 Settles a quarrel with words, with a little help
268 5 Works with others on one thing from start to finish
361 6 Hops, skips and swerves in a chase
362 6 Throws and catches a ball with a partner
363 6 Rides a bike or scooter round bends
364 6 Swings, hangs and climbs with care for others
365 7 Holds a pencil in a grip that works for them
366 7 Cuts around a curved shape
367 7 Uses a knife and fork at lunch
368 7 Does up buttons, zips and clips by themselves
461 8 Tells what happened in a story, in order
462 8 Says how somebody in a story might feel and why
463 8 Uses words from a book when playing or talking
464 9 Hears each sound in a short word: c, a, t
465 9 Blends sounds to read a short word
466 9 Reads a few words they meet often
467 10 Writes their own name
468 10 Writes a word by listening to its sounds
561 11 Counts out up to ten things from a bigger pile
562 11 Knows that the number stays the same when things move
563 11 Splits five into two parts in different ways
564 11 Says one more and one less than a number to ten
565 12 Tells at a glance which of two heaps has more
566 12 Shares things out so that everybody has the same
567 12 Makes a pattern of three and says its rule
568 - Names some shapes and says what they notice about them
661 13 Tells apart things from long ago and from now
662 13 Puts photos of their own life in order
663 14 Draws a simple map of a place they know
664 14 Says how a family elsewhere lives in a different way
665 14 Talks about people who help us and how
666 15 Says what a plant or an animal needs to live
667 15 Names the seasons and what changes in them
668 15 Guesses what will happen, tries it and says what did
761 16 Chooses a tool and says why it is the right one
762 16 Changes what they made to make it better
763 16 Plans a model, makes it and talks it through
764 16 Paints or draws something they have looked at closely
765 17 Plays a part in a story made up with friends
766 17 Sings a whole song in time with others
767 17 Makes up a dance or a rhythm and does it again
768 17 Uses props and voices to tell a tale";

#[cfg(test)]
mod tests;
