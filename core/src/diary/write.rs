//! Writing in the communication book: one entry, the same for several children at once, the end of a sleep, a look at those who sleep.

use super::asked::{EntryAsked, ToldAsked};
use super::careful::{Question, despite, questions};
use super::entry::{DiaryEntry, Topic, What};
use super::read::Reader;
use super::since::goes_on_until;
use super::{Act, DiaryError};
use crate::asked::{Field, Problem, Reading};
use crate::change::{ChangeSet, Deed, Outcome};
use crate::ids::{ChildId, DiaryEntryId};
use crate::notebook::Notebook;
use crate::register::not_in_turn;
use crate::row::Kind;
use crate::time::{Ctx, days_after};

fn outcome(changes: ChangeSet, children: Vec<ChildId>, topic: Topic, act: Act) -> Outcome {
    let deed = Deed::Diary { children, topic, act };
    Outcome { changes, deed }
}

/// Keeps entries, all or none of them.
pub(super) fn save(notebook: &Notebook, id: Option<DiaryEntryId>, all: &[EntryAsked], ctx: &mut Ctx<'_>) -> Result<Outcome, DiaryError> {
    let before = id.map(|id| notebook.diary_entry(id).ok_or(DiaryError::Gone)).transpose()?;
    let mut reading = Reading::new();
    let (mut changes, mut children, mut asked_about) = (ChangeSet::new(), Vec::new(), Vec::new());
    let mut topic = None;
    for (at, asked) in all.iter().enumerate() {
        let child = notebook.child(asked.child).ok_or(DiaryError::Gone)?;
        // Of several it is told which.
        reading.at((all.len() > 1).then_some(at));
        let reason = reading.note(Field::Reason, &asked.reason);
        let mut reader = Reader {
            reading: &mut reading,
            today: ctx.today,
            now: ctx.now,
            before,
        };
        let Some(mut entry) = reader.entry(asked, child, id.unwrap_or_else(|| ctx.fresh())) else {
            continue;
        };
        if reading.has_slips() {
            continue;
        }
        alone(notebook, &entry)?;
        if let Some(other) = not_in_turn(notebook, child, &entry) {
            return Err(DiaryError::NotInTurn {
                child: child.id,
                topic: entry.topic(),
                other,
            });
        }
        let odd = questions(notebook, child, &entry, before);
        entry.despite = despite(&odd, &reason);
        let open = |question: &Question| {
            if question.needs_reason() {
                reason.is_empty()
            } else {
                !asked.all_the_same
            }
        };
        asked_about.extend(odd.into_iter().filter(open));
        topic = topic.or(Some(entry.topic()));
        children.push(child.id);
        changes.add(entry.after(before, ctx.now));
    }
    let topic = reading.finish(topic).map_err(DiaryError::Slips)?;
    if !asked_about.is_empty() {
        return Err(DiaryError::Questions(asked_about));
    }
    let act = if before.is_some() { Act::Changed } else { Act::Written };
    Ok(outcome(changes, children, topic, act))
}

/// That no child sleeps twice at once.
fn alone(notebook: &Notebook, entry: &DiaryEntry) -> Result<(), DiaryError> {
    let other = other_sleep(notebook, entry).and_then(|other| Some((other.id, other.slept()?)));
    other.map_or(Ok(()), |(other, (from, to))| {
        Err(DiaryError::TwoSleeps {
            child: entry.child,
            other,
            from,
            to,
        })
    })
}

/// A sleep of the same child at the same time.
pub(super) fn other_sleep<'a>(notebook: &'a Notebook, entry: &DiaryEntry) -> Option<&'a DiaryEntry> {
    let (began, ended) = entry.slept()?;
    let days = [-1, 0, 1].map(|days| days_after(entry.day, days));
    let others = days.into_iter().flat_map(|day| notebook.diary_of_on(entry.child, day));
    let others = others.chain(notebook.open_sleeps().filter(|other| other.child == entry.child));
    let mut others = others.filter(|other| other.id != entry.id);
    others.find(|other| {
        other.slept().is_some_and(|(from, to)| {
            let before = ended.is_some_and(|ended| ended <= from);
            let after = to.is_some_and(|to| to <= began);
            !before && !after
        })
    })
}

/// Ends a sleep: now, or at a time as typed.
pub(super) fn wake(
    notebook: &Notebook,
    id: DiaryEntryId,
    ended: &str,
    all_the_same: bool,
    ctx: &mut Ctx<'_>,
) -> Result<Outcome, DiaryError> {
    let before = notebook.diary_entry(id).ok_or(DiaryError::Gone)?;
    let child = notebook.child(before.child).ok_or(DiaryError::Gone)?;
    let mut entry = before.clone();
    let (Some(began), What::Sleep(sleep)) = (before.at, &mut entry.what) else {
        return Err(DiaryError::Gone);
    };
    if sleep.ended.is_some() {
        return Err(DiaryError::AwakeAlready);
    }
    let mut reading = Reading::new();
    let mut reader = Reader {
        reading: &mut reading,
        today: ctx.today,
        now: ctx.now,
        before: None,
    };
    let ended = reader.ended(ended, before.day, began);
    sleep.ended = Some(ended);
    // Whoever looked after that looked at a child that was awake.
    sleep.checks.retain(|check| *check <= ended);
    let entry = reading.finish(Some(entry)).map_err(DiaryError::Slips)?;
    alone(notebook, &entry)?;
    let odd = questions(notebook, child, &entry, Some(before));
    if !odd.is_empty() && !all_the_same {
        return Err(DiaryError::Questions(odd));
    }
    Ok(outcome(ChangeSet::put(entry), vec![child.id], Topic::Sleep, Act::Ended))
}

/// Somebody looked at those who sleep: now, or at a time as typed.
pub(super) fn check(notebook: &Notebook, ids: &[DiaryEntryId], at: &str, ctx: &mut Ctx<'_>) -> Result<Outcome, DiaryError> {
    let (mut changes, mut children) = (ChangeSet::new(), Vec::new());
    let mut reading = Reading::new();
    for id in ids {
        let mut entry = notebook.diary_entry(*id).ok_or(DiaryError::Gone)?.clone();
        let until = goes_on_until(notebook, &entry, ctx.now).or(entry.at);
        let (Some(began), What::Sleep(sleep)) = (entry.at, &mut entry.what) else {
            return Err(DiaryError::Gone);
        };
        let mut reader = Reader {
            reading: &mut reading,
            today: ctx.today,
            now: ctx.now,
            before: None,
        };
        // Of a sleep that nobody ended nobody knows whether it still was one.
        let until = sleep.ended.or(until);
        let looked = reader.looked(at, entry.day, began, until);
        let mut checks = crate::order::set(std::mem::take(&mut sleep.checks));
        checks.extend(looked);
        sleep.checks = checks.into_iter().collect();
        children.push(entry.child);
        changes.add(entry);
    }
    reading.finish(Some(())).map_err(DiaryError::Slips)?;
    Ok(outcome(changes, children, Topic::Sleep, Act::Checked))
}

/// The family was told of a dose or an accident.
pub(super) fn tell(notebook: &Notebook, id: DiaryEntryId, asked: &ToldAsked, ctx: &mut Ctx<'_>) -> Result<Outcome, DiaryError> {
    let mut entry = notebook.diary_entry(id).ok_or(DiaryError::Gone)?.clone();
    let mut reading = Reading::new();
    let mut reader = Reader {
        reading: &mut reading,
        today: ctx.today,
        now: ctx.now,
        before: None,
    };
    let told = reader.told(asked, entry.day, None);
    if told.is_none() && !reading.has_slips() {
        reading.slip(Field::ToldWho, Problem::Missing);
    }
    let told = reading.finish(Some(told)).map_err(DiaryError::Slips)?;
    match &mut entry.what {
        What::Dose(dose) => dose.told = told,
        What::Accident(accident) => accident.told = told,
        _ => return Err(DiaryError::Gone),
    }
    let (child, topic) = (entry.child, entry.topic());
    Ok(outcome(ChangeSet::put(entry), vec![child], topic, Act::Told))
}

/// Keeps what a family answered to a message.
pub(super) fn reply(notebook: &Notebook, id: DiaryEntryId, words: &str, ctx: &Ctx<'_>) -> Result<Outcome, DiaryError> {
    let mut entry = notebook.diary_entry(id).ok_or(DiaryError::Gone)?.clone();
    let mut reading = Reading::new();
    let reply = reading.note(Field::Reply, words);
    let reply = reading.finish(Some(reply)).map_err(DiaryError::Slips)?;
    let What::Sent(sent) = &mut entry.what else {
        return Err(DiaryError::Gone);
    };
    sent.replied = Some(ctx.now.to_the_minute()).filter(|_| !reply.is_empty());
    sent.reply = reply;
    let child = entry.child;
    Ok(outcome(ChangeSet::put(entry), vec![child], Topic::Sent, Act::Replied))
}

/// Takes an entry out.
pub(super) fn remove(notebook: &Notebook, id: DiaryEntryId) -> Result<Outcome, DiaryError> {
    let entry = notebook.diary_entry(id).ok_or(DiaryError::Gone)?;
    let mut changes = ChangeSet::new();
    changes.remove(Kind::DiaryEntry, id);
    Ok(outcome(changes, vec![entry.child], entry.topic(), Act::TakenOut))
}
