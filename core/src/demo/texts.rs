//! stub
pub struct SampleLogLine {
    pub book_number: &'static str,
    pub who: &'static str,
    pub how: &'static str,
    pub liked: &'static str,
}
pub struct SampleCarer {
    pub name: &'static str,
    pub relation: &'static str,
    pub phone: &'static str,
    pub may_collect: bool,
    pub gets_messages: bool,
    pub lives_with: bool,
    pub emergency: bool,
}
pub struct SampleChild {
    pub name: &'static str,
    pub known_as: Option<&'static str>,
    pub age_years: u32,
    pub age_months: u32,
    pub colour: u8,
    pub allergies: &'static [&'static str],
    pub needs: &'static str,
    pub family: &'static [SampleCarer],
}
pub struct SampleBook {
    pub number: &'static str,
    pub title: &'static str,
    pub author: Option<&'static str>,
    pub illustrator: Option<&'static str>,
    pub themes: &'static [&'static str],
    pub ages: (u8, u8),
    pub kept: &'static str,
    pub copies: u8,
    pub card: SampleCard,
}
pub struct SampleCard {
    pub ways: &'static [&'static str],
    pub questions: &'static [&'static str],
    pub words: &'static [(&'static str, &'static str)],
    pub afterwards: &'static [&'static str],
    pub objectives: &'static [u16],
}
pub const CHILDREN: &[SampleChild] = &[];
pub const BOOKS: &[SampleBook] = &[];
pub const LOG_LINES: &[SampleLogLine] = &[];
