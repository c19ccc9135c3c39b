//! What is written of a child on a day. Each thing that happens is a record of its own, so that the pages of two devices are put together
//! entry by entry; a page ([`super::page`]) is only how the entries of a day are shown.

use super::amount::Amount;
use super::formal::{Accident, Dose, Permission};
use crate::ids::{ChildId, DiaryEntryId};
use crate::row::Place;
use crate::sharing::Sent;
use crate::time::{Moment, Month};
use crate::words::{Line, Note};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What sort of thing an entry tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Topic {
    FromHome,
    Milk,
    Food,
    Toileting,
    Sleep,
    Mood,
    Activity,
    Outing,
    Temperature,
    BringTomorrow,
    Synopsis,
    Message,
    Arrived,
    Left,
    Away,
    Permission,
    Dose,
    Accident,
    Sent,
}

/// What a family told in the morning. Its message is the note of the entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FromHome {
    /// What the last feed was.
    pub fed: Option<Line>,
    /// When.
    pub fed_at: Option<Moment>,
    /// When the last nappy was changed.
    pub changed_at: Option<Moment>,
    /// How the night was.
    pub night: Option<Line>,
    /// When the child woke.
    pub woke_at: Option<Moment>,
    /// In which mood.
    pub mood: Option<Line>,
    /// A medicine given before arrival.
    pub medicine: Option<Line>,
    /// How much of it.
    pub dose: Option<Line>,
    /// When.
    pub medicine_at: Option<Moment>,
}

/// What milk it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum MilkKind {
    Breast,
    #[default]
    Formula,
    Cows,
    Other,
}

/// Milk: a bottle, a cup, or at the breast, which nobody measures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milk {
    /// What milk.
    pub kind: MilkKind,
    /// How much was offered.
    pub offered: Option<Amount>,
    /// How much was taken; none while the bottle is not done.
    pub taken: Option<Amount>,
    /// Who gave it, where that is not she.
    pub by: Option<Line>,
}

/// Which meal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Meal {
    Breakfast,
    Snack,
    #[default]
    Lunch,
    Tea,
}

/// How much was eaten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum HowMuch {
    None,
    Little,
    Half,
    #[default]
    Most,
    All,
}

/// A meal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Food {
    /// Which.
    pub meal: Meal,
    /// What there was, food by food.
    pub foods: Vec<Line>,
    /// How much of it was eaten.
    pub eaten: HowMuch,
    /// Whether something in it was new to the child.
    pub new_food: bool,
    /// How the child took to it, or what came of it.
    pub reaction: Option<Line>,
}

/// A nappy, potty or toilet. An accident is one of these, and nothing worse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum ToiletingKind {
    #[default]
    Wet,
    Dirty,
    Both,
    Dry,
    Potty,
    Toilet,
    Accident,
}

impl ToiletingKind {
    /// Whether a nappy was looked at.
    #[must_use]
    pub const fn is_nappy(self) -> bool {
        matches!(self, Self::Wet | Self::Dirty | Self::Both | Self::Dry)
    }
}

/// Toileting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Toileting {
    /// What.
    pub kind: ToiletingKind,
    /// Whether cream was put on.
    pub cream: bool,
}

/// Where a child sleeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum SleepPlace {
    Cot,
    Bed,
    FloorMattress,
    Pram,
    Other,
}

/// How a child was put down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Position {
    Back,
    Side,
    Front,
}

/// A sleep, from the moment of its entry on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sleep {
    /// When it ended; none while the child sleeps.
    pub ended: Option<Moment>,
    /// Where.
    pub place: Option<SleepPlace>,
    /// How the child was put down.
    pub position: Option<Position>,
    /// When somebody looked, in order.
    pub checks: Vec<Moment>,
}

/// Arriving or leaving.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtTheDoor {
    /// Who brought or collected the child; none where nobody wrote it down.
    pub by: Option<Line>,
}

/// Staying away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Away {
    /// Why.
    pub why: Option<Line>,
    /// Who was asked, or told it.
    pub asked: Option<Line>,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// The child's mood.
    Mood,
    /// Something that was done.
    Activity,
    /// An outing: where to, and what there was.
    Outing,
    /// The child's temperature.
    Temperature,
    /// What to bring tomorrow.
    BringTomorrow,
    /// The day in a sentence or two.
    Synopsis,
    /// A message for home.
    Message,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each variant names its noun")]
pub enum What {
    FromHome(Box<FromHome>),
    Milk(Milk),
    Food(Food),
    Toileting(Toileting),
    Sleep(Sleep),
    /// The words are the note of the entry.
    Note(About),
    Arrived(AtTheDoor),
    Left(AtTheDoor),
    Away(Away),
    Permission(Box<Permission>),
    Dose(Box<Dose>),
    Accident(Box<Accident>),
    Sent(Box<Sent>),
}

/// That she went on although something stood against it, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Despite {
    /// What stood against it, as it was called then.
    pub what: Vec<Line>,
    /// Why all the same.
    pub reason: Note,
}

/// What an entry said before it was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// Until when it said so.
    pub until: Moment,
    /// Of which day.
    #[serde(with = "crate::time::day")]
    pub day: NaiveDate,
    /// At which moment.
    pub at: Option<Moment>,
    /// What.
    pub what: What,
    /// In which words.
    pub note: Note,
}

/// Something written of a child on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiaryEntry {
    /// Identity.
    pub id: DiaryEntryId,
    /// Of whom.
    pub child: ChildId,
    /// On whose page it stands: that of this day.
    #[serde(with = "crate::time::day")]
    pub day: NaiveDate,
    /// When it was, or when it began; none where no time is known, or none matters.
    pub at: Option<Moment>,
    /// What happened.
    pub what: What,
    /// More words on it.
    pub note: Note,
    /// What stood against it.
    pub despite: Option<Despite>,
    /// What it said before, the first first.
    pub earlier: Vec<Earlier>,
}

/// The most earlier states that are kept of one entry. The very first always is.
const MOST_EARLIER: usize = 12;

impl What {
    /// What sort of thing it is.
    #[must_use]
    pub const fn topic(&self) -> Topic {
        match self {
            What::FromHome(_) => Topic::FromHome,
            What::Milk(_) => Topic::Milk,
            What::Food(_) => Topic::Food,
            What::Toileting(_) => Topic::Toileting,
            What::Sleep(_) => Topic::Sleep,
            What::Note(About::Mood) => Topic::Mood,
            What::Note(About::Activity) => Topic::Activity,
            What::Note(About::Outing) => Topic::Outing,
            What::Note(About::Temperature) => Topic::Temperature,
            What::Note(About::BringTomorrow) => Topic::BringTomorrow,
            What::Note(About::Synopsis) => Topic::Synopsis,
            What::Note(About::Message) => Topic::Message,
            What::Arrived(_) => Topic::Arrived,
            What::Left(_) => Topic::Left,
            What::Away(_) => Topic::Away,
            What::Permission(_) => Topic::Permission,
            What::Dose(_) => Topic::Dose,
            What::Accident(_) => Topic::Accident,
            What::Sent(_) => Topic::Sent,
        }
    }
}

impl What {
    /// The lines in it that somebody typed.
    fn lines(&self) -> Vec<&Line> {
        match self {
            What::FromHome(told) => {
                let told = [&told.fed, &told.night, &told.mood, &told.medicine, &told.dose];
                told.into_iter().flatten().collect()
            }
            What::Milk(milk) => milk.by.iter().collect(),
            What::Food(food) => food.foods.iter().chain(&food.reaction).collect(),
            What::Arrived(door) | What::Left(door) => door.by.iter().collect(),
            What::Away(away) => away.why.iter().chain(&away.asked).collect(),
            What::Permission(permission) => {
                let lines = [&permission.medicine, &permission.dose, &permission.by].into_iter();
                lines.chain(&permission.times).chain(&permission.why).collect()
            }
            What::Dose(dose) => {
                let lines = [&dose.medicine, &dose.dose].into_iter();
                let told = dose.told.iter().map(|told| &told.who);
                lines.chain(&dose.by).chain(&dose.witness).chain(told).collect()
            }
            What::Accident(accident) => {
                let lines = [
                    &accident.place,
                    &accident.injury,
                    &accident.first_aid,
                    &accident.by,
                    &accident.witness,
                ];
                let told = accident.told.iter().map(|told| &told.who);
                lines.into_iter().flatten().chain(told).collect()
            }
            What::Sent(sent) => sent.to.iter().collect(),
            What::Toileting(_) | What::Sleep(_) | What::Note(_) => Vec::new(),
        }
    }
}

impl DiaryEntry {
    /// What sort of thing it tells of.
    #[must_use]
    pub const fn topic(&self) -> Topic {
        self.what.topic()
    }

    /// The sleep it tells of.
    #[must_use]
    pub const fn sleep(&self) -> Option<&Sleep> {
        if let What::Sleep(sleep) = &self.what { Some(sleep) } else { None }
    }

    /// The milk it tells of.
    #[must_use]
    pub const fn milk(&self) -> Option<&Milk> {
        if let What::Milk(milk) = &self.what { Some(milk) } else { None }
    }

    /// The meal it tells of.
    #[must_use]
    pub const fn food(&self) -> Option<&Food> {
        if let What::Food(food) = &self.what { Some(food) } else { None }
    }

    /// The toileting it tells of.
    #[must_use]
    pub const fn toileting(&self) -> Option<Toileting> {
        if let What::Toileting(toileting) = &self.what {
            Some(*toileting)
        } else {
            None
        }
    }

    /// Whether it belongs to the communication book, and not to the register, the formal records or the messages.
    #[must_use]
    pub const fn is_of_book(&self) -> bool {
        match self.what {
            What::FromHome(_) | What::Milk(_) | What::Food(_) | What::Toileting(_) | What::Sleep(_) | What::Note(_) => true,
            What::Arrived(_) | What::Left(_) | What::Away(_) | What::Permission(_) | What::Dose(_) | What::Accident(_) | What::Sent(_) => {
                false
            }
        }
    }

    /// Whether it stands in the register.
    #[must_use]
    pub const fn is_register(&self) -> bool {
        matches!(self.what, What::Arrived(_) | What::Left(_) | What::Away(_))
    }

    /// What the family told.
    #[must_use]
    pub const fn from_home(&self) -> Option<&FromHome> {
        if let What::FromHome(told) = &self.what { Some(told) } else { None }
    }

    /// When it began and ended, if it is a sleep; the end is none while the child sleeps.
    #[must_use]
    pub fn slept(&self) -> Option<(Moment, Option<Moment>)> {
        Some((self.at?, self.sleep()?.ended))
    }

    /// Where it lies: a sleep that nobody ended must be found at every start, and so must what a family allowed.
    #[must_use]
    pub fn place(&self) -> Place {
        let stands = matches!(&self.what, What::Sleep(Sleep { ended: None, .. }) | What::Permission(_));
        if stands {
            Place::Standing
        } else {
            Place::Dated(Month::of(self.day))
        }
    }

    /// All words in it that somebody typed, and those that stood there before.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let mut words = Vec::new();
        for (what, note) in self
            .earlier
            .iter()
            .map(|was| (&was.what, &was.note))
            .chain([(&self.what, &self.note)])
        {
            words.extend(what.lines().into_iter().map(Line::as_str));
            words.push(note.as_str());
        }
        words.extend(self.sent().map(|sent| sent.reply.as_str()));
        words.extend(self.despite.iter().map(|despite| despite.reason.as_str()));
        words.into_iter().filter(|text| !text.is_empty())
    }

    /// With what it said before, if that was something else. An entry that was put onto another child's page by mistake leaves nothing of its
    /// past on the right one.
    pub(super) fn after(mut self, before: Option<&DiaryEntry>, now: Moment) -> Self {
        let Some(before) = before.filter(|before| before.child == self.child) else {
            return self;
        };
        self.earlier.clone_from(&before.earlier);
        // Told by what is written of it: to compare every sort of thing field by field is much code.
        let said = |entry: &DiaryEntry| crate::json::write(&(&entry.what, &entry.note, entry.at));
        if before.day != self.day || said(before) != said(&self) {
            if self.earlier.len() >= MOST_EARLIER {
                self.earlier.remove(1);
            }
            self.earlier.push(Earlier {
                until: now,
                day: before.day,
                at: before.at,
                what: before.what.clone(),
                note: before.note.clone(),
            });
        }
        self
    }
}
