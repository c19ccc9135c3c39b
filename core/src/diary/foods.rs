//! Which foods a child has tried, when first, and what came of it. A food is the same however its letters are written, in one or in many.

use super::entry::DiaryEntry;
use crate::ids::ChildId;
use crate::notebook::Notebook;
use crate::order::Few;
use crate::words::{Line, folded};
use chrono::NaiveDate;

/// A food that a child has tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The food, as it was written first.
    pub food: Line,
    /// When first.
    pub first: NaiveDate,
    /// When last.
    pub last: NaiveDate,
    /// In how many meals.
    pub times: usize,
    /// What was written of how the child took to meals with it, by day. The meal may have held other foods too.
    pub reactions: Vec<(NaiveDate, Line)>,
}

/// A food as it is compared.
fn compared(food: &Line) -> String {
    let food = folded(food.as_str());
    food.strip_suffix('s').filter(|one| one.len() > 3).unwrap_or(&food).to_owned()
}

/// The foods a child has tried, by name.
#[must_use]
pub fn foods_tried(notebook: &Notebook, child: ChildId) -> Vec<Tried> {
    let mut meals: Vec<&DiaryEntry> = notebook.diary_of(child).filter(|entry| entry.food().is_some()).collect();
    crate::order::by_key(&mut meals, |entry| (entry.day, entry.order()));
    let mut all: Few<String, Vec<(&DiaryEntry, &Line)>> = Few::default();
    for entry in meals {
        for food in entry.food().into_iter().flat_map(|meal| &meal.foods) {
            all.change(compared(food), |found| found.push((entry, food)));
        }
    }
    let tried = all.values().filter_map(|found| {
        let ((first, food), (last, _)) = (found.first()?, found.last()?);
        // Where something in the meal was new, it is that to which the child reacted, as far as anybody knows.
        let told_of_this = |entry: &DiaryEntry| entry.id == first.id || !entry.food().is_some_and(|meal| meal.new_food);
        let reaction = |entry: &DiaryEntry| Some((entry.day, entry.food()?.reaction.clone().filter(|_| told_of_this(entry))?));
        Some(Tried {
            food: (*food).clone(),
            first: first.day,
            last: last.day,
            times: found.len(),
            reactions: found.iter().filter_map(|(entry, _)| reaction(entry)).collect(),
        })
    });
    tried.collect()
}

/// Whether a child has not had this food before a day, as far as the book knows.
#[must_use]
pub fn is_new_food(notebook: &Notebook, child: ChildId, food: &Line, day: NaiveDate) -> bool {
    let food = compared(food);
    let earlier = notebook.diary_of(child).filter(|entry| entry.day < day);
    let mut foods = earlier.filter_map(DiaryEntry::food).flat_map(|meal| &meal.foods);
    !foods.any(|tried| compared(tried) == food)
}
