//! In which words things go home. A template has gaps, `{name}` and `{what}`; she may word each as she speaks, and one left blank leaves its part
//! out.

use crate::asked::{Field, Reading};
use crate::diary::DayRules;
use crate::words::Note;
use serde::{Deserialize, Serialize};

/// A part of a handover, in the order in which they are told; then messages through the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Part {
    Greeting,
    Synopsis,
    Here,
    Slept,
    Milk,
    Food,
    Nappies,
    Medicine,
    Accident,
    Mood,
    Temperature,
    Did,
    Outing,
    Seen,
    NextStep,
    Photos,
    LoanHome,
    LoanDue,
    Bring,
    Message,
    Closing,
    NowHere,
    NowAsleep,
    NowAwake,
    NowFed,
    NowAte,
}

impl Part {
    /// All of them.
    pub const ALL: [Part; 26] = [
        Part::Greeting,
        Part::Synopsis,
        Part::Here,
        Part::Slept,
        Part::Milk,
        Part::Food,
        Part::Nappies,
        Part::Medicine,
        Part::Accident,
        Part::Mood,
        Part::Temperature,
        Part::Did,
        Part::Outing,
        Part::Seen,
        Part::NextStep,
        Part::Photos,
        Part::LoanHome,
        Part::LoanDue,
        Part::Bring,
        Part::Message,
        Part::Closing,
        Part::NowHere,
        Part::NowAsleep,
        Part::NowAwake,
        Part::NowFed,
        Part::NowAte,
    ];

    /// The words to begin with.
    #[must_use]
    pub const fn shipped(self) -> &'static str {
        match self {
            Part::Greeting => "{name}’s day",
            Part::Synopsis | Part::Mood | Part::Did | Part::Message => "{what}",
            Part::Here => "Here {what}.",
            Part::Slept => "Slept {what}.",
            Part::Milk => "Milk: {what}.",
            Part::Food => "Ate {what}.",
            Part::Nappies => "Nappies: {what}.",
            Part::Medicine => "Medicine: {what}.",
            Part::Accident => "A bump today: {what}.",
            Part::Seen => "Seen today: {what}",
            Part::Temperature => "Temperature: {what}.",
            Part::Outing => "Out and about: {what}",
            Part::NextStep => "A next step reached: {what}",
            Part::Photos => "Photos to look at together: {what}.",
            Part::LoanHome => "Coming home to read: {what}.",
            Part::LoanDue => "Please bring back: {what}.",
            Part::Bring => "Please bring: {what}.",
            Part::Closing => "",
            Part::NowHere => "{name} has settled in.",
            Part::NowAsleep => "{name} has just fallen asleep.",
            Part::NowAwake => "{name} has just woken up, after {what}.",
            Part::NowFed => "{name} has had milk: {what}.",
            Part::NowAte => "{name} has eaten: {what}.",
        }
    }
}

/// Her words for a part, where they are others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Which.
    pub part: Part,
    /// The words; blank leaves it out.
    pub text: Note,
}

/// A template as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Template")]
pub struct TemplateAsked {
    pub part: Part,
    pub text: String,
}

impl TemplateAsked {
    /// All templates in force, as a form shows them, in the order of [`Part::ALL`].
    #[must_use]
    pub fn all(rules: &DayRules) -> Vec<Self> {
        let asked = |part| TemplateAsked {
            part,
            text: template(rules, part).to_owned(),
        };
        Part::ALL.into_iter().map(asked).collect()
    }
}

/// The words for a part.
pub(crate) fn template(rules: &DayRules, part: Part) -> &str {
    let own = rules.templates.iter().find(|template| template.part == part);
    own.map_or(part.shipped(), |own| own.text.as_str())
}

/// Reads templates; those that are as shipped are not kept.
pub(crate) fn read(reading: &mut Reading, asked: &[TemplateAsked]) -> Vec<Template> {
    let mut own = Vec::new();
    for (at, asked) in asked.iter().enumerate() {
        reading.at(Some(at));
        let text = reading.note(Field::Template, &asked.text);
        if text.as_str() != asked.part.shipped() {
            own.push(Template { part: asked.part, text });
        }
    }
    reading.at(None);
    own
}

/// A template with its gaps filled; none where the template is blank. What a gap is filled with is never looked at for gaps again.
pub(crate) fn filled(template: &str, name: &str, what: &str) -> Option<String> {
    let mut text = String::new();
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at_checked(at)?;
        text.push_str(before);
        let gaps = [("{name}", name), ("{what}", what)];
        match gaps.into_iter().find_map(|(gap, value)| Some((value, from.strip_prefix(gap)?))) {
            Some((value, after)) => {
                text.push_str(value);
                rest = after;
            }
            None => {
                text.push('{');
                rest = from.strip_prefix('{')?;
            }
        }
    }
    text.push_str(rest);
    let text = text.trim();
    // What fills the last gap may have brought its own end.
    let twice = text.strip_suffix('.').filter(|text| text.ends_with(['.', '!', '?', '…']));
    let text = twice.unwrap_or(text);
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn gaps_are_filled_once() {
        for (template, text) in [
            ("{name} slept {what}.", "Olive slept {name}."),
            ("{what}{what}", "{name}{name}"),
            ("no gaps", "no gaps"),
            ("{nobody} {", "{nobody} {"),
            ("{{name}}", "{Olive}"),
        ] {
            assert_eq!(filled(template, "Olive", "{name}").as_deref(), Some(text));
        }
        assert_eq!(filled("Ate {what}.", "Olive", "it all!").as_deref(), Some("Ate it all!"));
        assert_eq!(filled("  ", "Olive", "x"), None);
    }

    #[test]
    fn all_parts_stand_in_their_order_once() {
        assert!(Part::ALL.is_sorted());
    }

    proptest! {
        #[test]
        fn no_template_makes_it_stumble(template in any::<String>(), what in any::<String>()) {
            let _ = filled(&template, "Olive", &what);
        }
    }
}
