//! How the formal records and messages are read: what must be there is asked for, whoever is in a hurry.

use super::asked::{AccidentAsked, DoseAsked, PermissionAsked, SentAsked, ToldAsked};
use super::entry::DiaryEntry;
use super::formal::{Accident, Dose, Permission, Told};
use super::read::Reader;
use crate::asked::{Field, Problem};
use crate::people::Child;
use crate::sharing::{Sent, Way, recipients};
use crate::time::Moment;
use chrono::NaiveDate;

/// The most people one message goes to.
const MOST_RECIPIENTS: usize = 20;

impl Reader<'_> {
    pub(super) fn permission(&mut self, asked: &PermissionAsked, day: NaiveDate) -> Option<Permission> {
        let medicine = self.reading.line(Field::Medicine, &asked.medicine);
        let dose = self.reading.line(Field::Dose, &asked.dose);
        let by = self.reading.line(Field::PermittedBy, &asked.by);
        let until = self.reading.optional_day(Field::PermittedUntil, &asked.until);
        if until.is_some_and(|until| until < day) {
            self.reading.slip(Field::PermittedUntil, Problem::Before { day });
        }
        let times = self.line(Field::TimesToGive, &asked.times);
        let why = self.line(Field::Reason, &asked.why);
        Some(Permission {
            medicine: medicine?,
            dose: dose?,
            times,
            why,
            by: by?,
            signed: asked.signed,
            until,
        })
    }

    pub(super) fn dose(&mut self, asked: &DoseAsked, day: NaiveDate) -> Option<Dose> {
        let medicine = self.reading.line(Field::Medicine, &asked.medicine);
        let dose = self.reading.line(Field::Dose, &asked.dose);
        let by = self.line(Field::ByWhom, &asked.by);
        let witness = self.line(Field::Witness, &asked.witness);
        let before = self.before.and_then(DiaryEntry::told);
        let told = self.told(&asked.told, day, before.map(|told| told.at));
        Some(Dose {
            medicine: medicine?,
            dose: dose?,
            by,
            witness,
            told,
        })
    }

    pub(super) fn accident(&mut self, asked: &AccidentAsked, day: NaiveDate) -> Accident {
        let before = self.before.and_then(DiaryEntry::told);
        Accident {
            place: self.line(Field::Where, &asked.place),
            injury: self.line(Field::Injury, &asked.injury),
            first_aid: self.line(Field::FirstAid, &asked.first_aid),
            by: self.line(Field::ByWhom, &asked.by),
            witness: self.line(Field::Witness, &asked.witness),
            told: self.told(&asked.told, day, before.map(|told| told.at)),
        }
    }

    /// That the family was told; none where nothing of it is filled in. With a name and no time it is now.
    pub(super) fn told(&mut self, asked: &ToldAsked, day: NaiveDate, before: Option<Moment>) -> Option<Told> {
        if [&asked.who, &asked.at, &asked.on].iter().all(|raw| raw.trim().is_empty()) && !asked.signed {
            return None;
        }
        let who = self.reading.line(Field::ToldWho, &asked.who);
        let on = self.reading.optional_day(Field::ToldOn, &asked.on).unwrap_or(day);
        let typed = self.time(Field::ToldAt, &asked.at, on, before);
        let at = if asked.at.trim().is_empty() {
            Some(self.now.to_the_minute())
        } else {
            typed
        };
        if on < day {
            self.reading.slip(Field::ToldOn, Problem::Before { day });
        }
        Some(Told {
            who: who?,
            at: at?,
            signed: asked.signed,
        })
    }

    /// To whom a message went. On paper, or said at the door, it may be to whoever came; those to whom one went before may have it no more.
    pub(super) fn sent(&mut self, asked: &SentAsked, child: &Child) -> Sent {
        let to = self.reading.lines(Field::SentTo, &asked.to, MOST_RECIPIENTS);
        let before = self.before.and_then(DiaryEntry::sent);
        for who in &to {
            let known = recipients(child).any(|carer| carer.name == *who) || before.is_some_and(|before| before.to.contains(who));
            if !known {
                let who = who.to_string();
                self.reading.slip(Field::SentTo, Problem::NotForMessages { who });
            }
        }
        if to.is_empty() && !matches!(asked.way, Way::Printed | Way::Said) {
            self.missing(Field::SentTo);
        }
        let reply = self.reading.note(Field::Reply, &asked.reply);
        let answered = before.filter(|before| before.reply == reply).and_then(|before| before.replied);
        let now = Some(self.now.to_the_minute()).filter(|_| !reply.is_empty());
        Sent {
            to,
            way: asked.way,
            handover_of: self.reading.optional_day(Field::Day, &asked.handover_of),
            reply,
            replied: answered.or(now),
        }
    }
}
