//! The tracker, drawn: a row for each area and each characteristic, a column for each month. A number says how often it was observed, a
//! lozenge that it was judged and at which level. The same stands below it as a table, which is what a screen reader reads.

use crate::dom::prelude::*;
use crate::text::{dates, journal};
use pebblebook::eyfs::Area;
use pebblebook::journal::Judgement;
use pebblebook::journal::progress::{AreaProgress, Progress};
use pebblebook::notebook::Notebook;
use pebblebook::time::Month;

/// The most months that are drawn: they fit beside each other on a phone.
const MONTHS: usize = 12;
/// A column, a row, the words above a row, and the months above all of it.
const WIDE: usize = 30;
const HIGH: usize = 24;
const WORDS: usize = 17;
const TOP: usize = 18;

/// A month of a row.
#[derive(Clone, PartialEq)]
struct Cell {
    count: usize,
    judged: Option<(String, String)>,
    /// What was said of single goals, for the table.
    goals: Vec<String>,
}

/// An area, or a characteristic.
#[derive(Clone, PartialEq)]
struct Row {
    name: &'static str,
    cells: Vec<Cell>,
}

/// The last months, each with its rows.
#[derive(Clone, PartialEq)]
pub struct Chart {
    months: Vec<Month>,
    rows: Vec<Row>,
    /// What the numbers of the lozenges mean.
    legend: Vec<String>,
    /// Whether any of them is meant within a band of age.
    in_bands: bool,
    /// Whether single goals were judged.
    of_goals: bool,
}

impl Chart {
    /// The chart of a child's progress.
    pub fn of(progress: &Progress, notebook: &Notebook) -> Self {
        let first = progress.months.len().saturating_sub(MONTHS);
        let months: Vec<Month> = progress.months.iter().skip(first).copied().collect();
        let mut legend: Vec<(String, u32, String)> = Vec::new();
        let mut in_bands = false;
        let area = |area: &AreaProgress| {
            let judged: Vec<&Judgement> = area.judged.iter().filter_map(|id| notebook.judgement(*id)).collect();
            let of_goals: Vec<&Judgement> = area.of_goals.iter().filter_map(|id| notebook.judgement(*id)).collect();
            let goals_in = |month: &Month| {
                let this = of_goals.iter().filter(|one| Month::of(one.on) == *month);
                let told = this.filter_map(|one| Some(format!("{}: {}", one.goal?.name(), journal::level(one))));
                told.collect()
            };
            let counts = area.by_month.iter().skip(first).copied();
            let cell = |(count, month): (usize, &Month)| Cell {
                count,
                goals: goals_in(month),
                // The latest stands first.
                judged: judged.iter().find(|one| Month::of(one.on) == *month).map(|one| {
                    let level = (one.scale_name.to_string(), one.level.place, one.level.name.to_string());
                    in_bands |= one.band.is_some();
                    if !legend.contains(&level) {
                        legend.push(level);
                    }
                    ((one.level.place + 1).to_string(), journal::level(one))
                }),
            };
            Row {
                name: area.area.name(),
                cells: counts.zip(&months).map(cell).collect(),
            }
        };
        let mut rows: Vec<Row> = progress.areas.iter().map(area).collect();
        rows.extend(progress.characteristics.iter().map(|(one, counts)| {
            Row {
                name: one.name(),
                cells: counts
                    .iter()
                    .skip(first)
                    .map(|count| Cell {
                        count: *count,
                        judged: None,
                        goals: Vec::new(),
                    })
                    .collect(),
            }
        }));
        pebblebook::order::by_key(&mut legend, Clone::clone);
        let legend = legend
            .into_iter()
            .map(|(scale, place, level)| format!("{} {level} ({scale})", place + 1));
        Chart {
            months,
            rows,
            legend: legend.collect(),
            in_bands,
            of_goals: progress.areas.iter().any(|area| !area.of_goals.is_empty()),
        }
    }
}

/// It, drawn, with what its numbers mean.
pub fn drawn(chart: &Chart) -> Node {
    let levels = chart.legend.join("; ");
    view! {
        <div class="tracker" tabindex="0" role="group" aria-label="Month by month, drawn">
            {drawing(chart)}
            <p class="tracker__legend">
                "A number says how often it was observed; a blank, not observed."
                {(!levels.is_empty()).then(|| view! { " A number in a lozenge is a judgement: "<bdi>{levels}</bdi>"." })}
                {chart.of_goals.then_some(" What was judged of single goals stands in the table.")}
                {chart.in_bands.then_some(" Within which band of age, the table says.")}
            </p>
        </div>
    }
}

/// The drawing: what is alike is one line of it, so that a slider moves it within a frame.
fn drawing(chart: &Chart) -> Node {
    let (mut seen, mut not_seen, mut judged) = (String::new(), String::new(), String::new());
    let mut words: Vec<Node> = Vec::new();
    let mut put = |class: &'static str, x: usize, y: usize, text: String| {
        words.push(view! { <text class=class x=x.to_string() y=y.to_string()>{text}</text> });
    };
    for (column, month) in chart.months.iter().enumerate() {
        put(
            "tracker__month",
            column * WIDE + WIDE / 2,
            TOP - 6,
            dates::month_of(month.first_day()).to_owned(),
        );
    }
    let mut top = TOP;
    for (at, row) in chart.rows.iter().enumerate() {
        // Characteristics stand apart from the areas.
        top += if at == Area::ALL.len() { WORDS } else { 0 };
        put("tracker__name", 0, top + WORDS - 5, row.name.to_owned());
        top += WORDS;
        for (column, cell) in row.cells.iter().enumerate() {
            let left = column * WIDE;
            if cell.count > 0 {
                seen.push_str(&format!("M{} {top}h{}v{}h-{}z", left + 1, WIDE - 2, HIGH - 4, WIDE - 2));
                let middle = if cell.judged.is_some() { left + 7 } else { left + WIDE / 2 };
                put("tracker__count", middle, top + HIGH / 2 + 2, cell.count.to_string());
            } else {
                not_seen.push_str(&format!("M{} {}h{}", left + 1, top + HIGH - 4, WIDE - 2));
            }
            if let Some((level, _)) = &cell.judged {
                let (x, y) = (left + WIDE - 8, top + HIGH / 2 - 2);
                judged.push_str(&format!("M{x} {}l8 8l-8 8l-8 -8z", y - 8));
                put("tracker__level", x, y + 4, level.clone());
            }
        }
        top += HIGH;
    }
    let view_box = format!("0 0 {} {top}", MONTHS * WIDE);
    view! {
        <svg class="tracker__drawing" viewBox=view_box aria-hidden="true">
            <path class="tracker__seen" d=seen></path>
            <path class="tracker__not-seen" d=not_seen></path>
            <path class="tracker__judged" d=judged></path>
            {words.into_iter().collect_view()}
        </svg>
    }
}

/// The same, to be read.
pub fn as_table(chart: &Chart) -> Node {
    let head = |month: &Month| {
        let first = month.first_day();
        view! { <th scope="col">{format!("{} {}", dates::month_of(first), month.to_string().get(..4).unwrap_or_default())}</th> }
    };
    let cell = |cell: &Cell| {
        let count = (cell.count > 0).then(|| cell.count.to_string());
        let judged = cell.judged.iter().map(|(_, level)| level.clone());
        let said: Vec<String> = count.into_iter().chain(judged).chain(cell.goals.iter().cloned()).collect();
        if said.is_empty() {
            return view! { <td><span aria-hidden="true">"–"</span><span class="visually-hidden">"not observed"</span></td> };
        }
        view! { <td>{said.join(", ")}</td> }
    };
    let row = |row: &Row| view! { <tr><th scope="row">{row.name}</th>{row.cells.iter().map(cell).collect_view()}</tr> };
    view! {
        <div class="tracker" tabindex="0" role="group" aria-label="As a table"><table class="tracker__table">
            <caption>"How often each was observed in a month, and what was judged"</caption>
            <thead><tr><th scope="col">"Area"</th>{chart.months.iter().map(head).collect_view()}</tr></thead>
            <tbody>{chart.rows.iter().map(row).collect_view()}</tbody>
        </table></div>
    }
}
