//! What may be asked about people: keeping a child, putting a leaver away, deleting, pausing lending.

use super::carer::Carer;
use super::child::{Child, ChildColour, LendingPause};
use super::consents::ConsentsAsked;
use crate::asked::{Field, Problem, Reading, Slip};
use crate::change::{ChangeSet, Deed, Outcome};
use crate::ids::{ChildId, PhotoId};
use crate::lending::sound::remove_what_hangs_on;
use crate::notebook::Notebook;
use crate::picture::Photo;
use crate::row::Kind;
use crate::time::{Ctx, days_after};
use crate::words::Line;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most carers of one child.
const MOST_CARERS: usize = 20;
/// The most lines of allergies.
const MOST_ALLERGIES: usize = 30;
/// A date of birth earlier than this many days ago is a slip: nobody over eighteen is cared for here.
const OLDEST_DAYS: i64 = 18 * 366;

/// What may be asked about people.
#[derive(Clone, Debug, PartialEq)]
pub enum PeopleCommand {
    /// Keep a child, new (`None`) or changed.
    SaveChild(Option<ChildId>, ChildAsked, PictureChange),
    /// Put a leaver away: kept, out of the everyday lists.
    Archive(ChildId),
    /// Bring a leaver back.
    BringBack(ChildId),
    /// Delete a child with everything that belongs to it.
    Delete(ChildId),
    /// Pause lending until a day (blank: until lifted), with a reason.
    PauseLending(ChildId, String, String),
    /// Lift the pause.
    ResumeLending(ChildId),
    /// Keep what the family agreed to.
    SaveConsents(ChildId, ConsentsAsked),
}

/// What to do with a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PictureChange {
    /// Leave it as it is.
    #[default]
    Keep,
    /// Take it away.
    Remove,
    /// Put this one in its place: a small JPEG, PNG or WebP.
    New(Vec<u8>),
}

/// A carer as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Carer")]
pub struct CarerAsked {
    pub name: String,
    pub relation: String,
    pub phone: String,
    pub may_collect: bool,
    pub gets_messages: bool,
    pub lives_with: bool,
    pub emergency: bool,
}

/// A child as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Child")]
pub struct ChildAsked {
    pub name: String,
    pub known_as: String,
    pub born: String,
    pub starts: String,
    pub leaves: String,
    pub colour: Option<ChildColour>,
    /// One a line.
    pub allergies: String,
    pub needs: String,
    pub carers: Vec<CarerAsked>,
    pub notes: String,
}

/// Why something about people cannot be done. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeopleError {
    /// Some fields are to be put right.
    Slips(Vec<Slip>),
    /// The child is not there any more.
    Gone,
    /// The child still has something of the library at home.
    HasLoans {
        /// How many.
        loans: usize,
    },
}

impl ChildAsked {
    /// The child as a form shows it.
    #[must_use]
    pub fn of(child: &Child) -> Self {
        let text = |line: &Option<Line>| line.as_ref().map(Line::to_string).unwrap_or_default();
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        ChildAsked {
            name: child.name.to_string(),
            known_as: text(&child.known_as),
            born: child.born.to_string(),
            starts: day(child.starts),
            leaves: day(child.leaves),
            colour: Some(child.colour),
            allergies: child.allergies.iter().map(Line::as_str).collect::<Vec<_>>().join("\n"),
            needs: child.needs.to_string(),
            carers: child
                .carers
                .iter()
                .map(|carer| CarerAsked {
                    name: carer.name.to_string(),
                    relation: text(&carer.relation),
                    phone: text(&carer.phone),
                    may_collect: carer.may_collect,
                    gets_messages: carer.gets_messages,
                    lives_with: carer.lives_with,
                    emergency: carer.emergency,
                })
                .collect(),
            notes: child.notes.to_string(),
        }
    }

    fn read(&self, notebook: &Notebook, id: ChildId, existing: Option<&Child>, today: NaiveDate) -> Result<Child, Vec<Slip>> {
        let mut reading = Reading::new();
        let name = reading.line(Field::ChildName, &self.name);
        let known_as = reading
            .optional_line(Field::KnownAs, &self.known_as)
            .filter(|known_as| Some(known_as) != name.as_ref());
        let born = reading.day(Field::DateOfBirth, &self.born);
        if let Some(born) = born {
            let earliest = days_after(today, -OLDEST_DAYS);
            if born > today {
                reading.slip(Field::DateOfBirth, Problem::InTheFuture);
            } else if born < earliest {
                reading.slip(Field::DateOfBirth, Problem::TooLongAgo { earliest });
            }
        }
        let starts = reading.optional_day(Field::Starts, &self.starts);
        let leaves = reading.optional_day(Field::Leaves, &self.leaves);
        for (field, day, first) in [(Field::Starts, starts, born), (Field::Leaves, leaves, starts.or(born))] {
            if let (Some(day), Some(first)) = (day, first)
                && day < first
            {
                reading.slip(field, Problem::Before { day: first });
            }
        }
        let allergies: Vec<String> = self.allergies.lines().map(str::to_owned).collect();
        let allergies = reading.lines(Field::Allergies, &allergies, MOST_ALLERGIES);
        let needs = reading.note(Field::Needs, &self.needs);
        let notes = reading.note(Field::Notes, &self.notes);
        if self.carers.len() > MOST_CARERS {
            reading.slip(Field::CarerName, Problem::TooMany { most: MOST_CARERS });
        }
        let mut carers = Vec::new();
        for (at, asked) in self.carers.iter().enumerate() {
            reading.at(Some(at));
            if [&asked.name, &asked.relation, &asked.phone]
                .iter()
                .all(|text| text.trim().is_empty())
            {
                continue; // a row that was opened and never filled in
            }
            let name = reading.line(Field::CarerName, &asked.name);
            let relation = reading.optional_line(Field::CarerRelation, &asked.relation);
            let phone = reading.optional_line(Field::CarerPhone, &asked.phone);
            if let Some(name) = name {
                let CarerAsked {
                    may_collect,
                    gets_messages,
                    lives_with,
                    emergency,
                    ..
                } = *asked;
                carers.push(Carer {
                    name,
                    relation,
                    phone,
                    may_collect,
                    gets_messages,
                    lives_with,
                    emergency,
                });
            }
        }
        reading.at(None);
        let colour = self.colour.or(existing.map(|child| child.colour));
        let colour = colour
            .unwrap_or_else(|| ChildColour::least_used(notebook.children().filter(|child| !child.archived).map(|child| child.colour)));
        let child = name.zip(born).map(|(name, born)| Child {
            id,
            name,
            known_as,
            born,
            starts,
            leaves,
            photo: existing.and_then(|child| child.photo),
            colour,
            allergies,
            needs,
            carers,
            notes,
            pause: existing.and_then(|child| child.pause.clone()),
            archived: existing.is_some_and(|child| child.archived),
        });
        reading.finish(child)
    }
}

/// The new picture of a form as a record, checked.
///
/// # Errors
/// When it is no picture, or too large to keep.
pub(crate) fn pasted_picture(picture: &PictureChange, ctx: &mut Ctx<'_>) -> Result<Option<Photo>, Slip> {
    let PictureChange::New(bytes) = picture else {
        return Ok(None);
    };
    let photo = Photo::new(ctx.fresh(), bytes.clone());
    photo.map(Some).map_err(|error| Slip {
        field: Field::Picture,
        at: None,
        problem: Problem::BadPicture(error),
    })
}

/// Which picture a record has after a change; a new one is added to the changes. The old one stays on disk for the undo and is
/// swept away at the next start, once nothing points at it.
pub(crate) fn with_picture(
    before: Option<PhotoId>,
    change: &PictureChange,
    new: Option<Photo>,
    changes: &mut ChangeSet,
) -> Option<PhotoId> {
    match (change, new) {
        (PictureChange::Keep, _) => before,
        (_, Some(photo)) => {
            let id = photo.id;
            changes.add(photo);
            Some(id)
        }
        (_, None) => None,
    }
}

/// Handles what is asked about people.
///
/// # Errors
/// See [`PeopleError`].
pub fn handle(notebook: &Notebook, command: &PeopleCommand, ctx: &mut Ctx<'_>) -> Result<Outcome, PeopleError> {
    let child = |id: ChildId| notebook.child(id).ok_or(PeopleError::Gone);
    let one = |child: Child, deed: Deed| {
        Ok(Outcome {
            changes: ChangeSet::put(child),
            deed,
        })
    };
    match command {
        PeopleCommand::SaveChild(id, asked, picture) => {
            let existing = id.map(child).transpose()?;
            let photo = pasted_picture(picture, ctx);
            let read = asked.read(notebook, id.unwrap_or_else(|| ctx.fresh()), existing, ctx.today);
            let (mut kept, photo) = match (read, photo) {
                (Ok(kept), Ok(photo)) => (kept, photo),
                (read, photo) => {
                    let slips = read.err().into_iter().flatten().chain(photo.err());
                    return Err(PeopleError::Slips(slips.collect()));
                }
            };
            let mut changes = ChangeSet::new();
            kept.photo = with_picture(kept.photo, picture, photo, &mut changes);
            let deed = Deed::ChildSaved {
                child: kept.id,
                new: existing.is_none(),
            };
            changes.add(kept);
            Ok(Outcome { changes, deed })
        }
        PeopleCommand::Archive(id) => {
            let loans = notebook.loans_of_child(*id).filter(|loan| loan.is_open()).count();
            if loans > 0 {
                return Err(PeopleError::HasLoans { loans });
            }
            let kept = child(*id)?;
            let mut changes = ChangeSet::put(Child {
                archived: true,
                leaves: kept.leaves.or(Some(ctx.today)),
                ..kept.clone()
            });
            // Nobody waits for a child who has left.
            for hold in notebook.holds().filter(|hold| hold.child == *id) {
                changes.remove(Kind::Hold, hold.id);
            }
            Ok(Outcome {
                changes,
                deed: Deed::ChildArchived { child: *id },
            })
        }
        PeopleCommand::BringBack(id) => {
            let kept = child(*id)?;
            let leaves = kept.leaves.filter(|last| *last >= ctx.today);
            one(
                Child {
                    archived: false,
                    leaves,
                    ..kept.clone()
                },
                Deed::ChildBack { child: *id },
            )
        }
        PeopleCommand::Delete(id) => {
            let kept = child(*id)?;
            let loans = notebook.loans_of_child(*id).filter(|loan| loan.is_open()).count();
            if loans > 0 {
                return Err(PeopleError::HasLoans { loans });
            }
            let mut changes = ChangeSet::new();
            changes.remove(Kind::Child, *id);
            remove_what_hangs_on(notebook, |going| going == id.id(), &mut changes);
            Ok(Outcome {
                changes,
                deed: Deed::ChildDeleted {
                    name: kept.known_as().to_owned(),
                },
            })
        }
        PeopleCommand::PauseLending(id, until, reason) => {
            let kept = child(*id)?;
            let mut reading = Reading::new();
            let until = reading.optional_day(Field::Day, until);
            if let Some(until) = until.filter(|until| *until < ctx.today) {
                let _ = until;
                reading.slip(Field::Day, Problem::Before { day: ctx.today });
            }
            let reason = reading.note(Field::Reason, reason);
            if reason.is_empty() {
                reading.slip(Field::Reason, Problem::Missing);
            }
            let pause = reading.finish(Some(LendingPause { until, reason })).map_err(PeopleError::Slips)?;
            one(
                Child {
                    pause: Some(pause),
                    ..kept.clone()
                },
                Deed::LendingPaused { child: *id },
            )
        }
        PeopleCommand::SaveConsents(id, asked) => super::consents::save(notebook, *id, asked, ctx.today),
        PeopleCommand::ResumeLending(id) => one(
            Child {
                pause: None,
                ..child(*id)?.clone()
            },
            Deed::LendingResumed { child: *id },
        ),
    }
}
