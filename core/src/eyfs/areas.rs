//! The framework's own nouns: seven areas of learning, seventeen early learning goals, three characteristics. Names only.
//! Not here: what a child may be seen doing (see the objectives), nor which edition is in force (see [`super::Edition`]).
//!
//! Edition of the names: the early learning goals as revised from September 2021. An older set, also of seventeen, was in use
//! from 2012 to 2021 and is still found everywhere; none of its names (such as Technology, or Shape, space and measures) are here.

use crate::several::Numbered;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One of the seven areas of learning and development.
///
/// **The order trap.** The framework lists the prime areas as Communication and Language, *Physical*, *Personal, Social and
/// Emotional*; it numbers the early learning goals with *Personal, Social and Emotional before Physical*. Pebblebook keeps the
/// order of the goals everywhere, so that areas and goals never disagree on one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Prime.
    CommunicationAndLanguage,
    /// Prime.
    PersonalSocialAndEmotionalDevelopment,
    /// Prime.
    PhysicalDevelopment,
    /// Specific.
    Literacy,
    /// Specific.
    Mathematics,
    /// Specific.
    UnderstandingTheWorld,
    /// Specific.
    ExpressiveArtsAndDesign,
}

impl Area {
    /// All seven, in the order of their goals.
    pub const ALL: [Area; 7] = [
        Area::CommunicationAndLanguage,
        Area::PersonalSocialAndEmotionalDevelopment,
        Area::PhysicalDevelopment,
        Area::Literacy,
        Area::Mathematics,
        Area::UnderstandingTheWorld,
        Area::ExpressiveArtsAndDesign,
    ];

    /// The name as the framework has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Area::CommunicationAndLanguage => "Communication and Language",
            Area::PersonalSocialAndEmotionalDevelopment => "Personal, Social and Emotional Development",
            Area::PhysicalDevelopment => "Physical Development",
            Area::Literacy => "Literacy",
            Area::Mathematics => "Mathematics",
            Area::UnderstandingTheWorld => "Understanding the World",
            Area::ExpressiveArtsAndDesign => "Expressive Arts and Design",
        }
    }

    /// The letters practitioners write in a margin.
    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Area::CommunicationAndLanguage => "CL",
            Area::PersonalSocialAndEmotionalDevelopment => "PSED",
            Area::PhysicalDevelopment => "PD",
            Area::Literacy => "L",
            Area::Mathematics => "M",
            Area::UnderstandingTheWorld => "UW",
            Area::ExpressiveArtsAndDesign => "EAD",
        }
    }

    /// Its place in [`Area::ALL`], from 1 to 7.
    #[must_use]
    pub const fn number(self) -> u16 {
        self as u16 + 1
    }

    /// Whether it is one of the three prime areas; the other four are specific.
    #[must_use]
    pub const fn is_prime(self) -> bool {
        matches!(
            self,
            Area::CommunicationAndLanguage | Area::PersonalSocialAndEmotionalDevelopment | Area::PhysicalDevelopment
        )
    }

    /// Its early learning goals, in order.
    #[must_use]
    pub const fn goals(self) -> &'static [Goal] {
        match self {
            Area::CommunicationAndLanguage => &[Goal::ListeningAttentionAndUnderstanding, Goal::Speaking],
            Area::PersonalSocialAndEmotionalDevelopment => &[Goal::SelfRegulation, Goal::ManagingSelf, Goal::BuildingRelationships],
            Area::PhysicalDevelopment => &[Goal::GrossMotorSkills, Goal::FineMotorSkills],
            Area::Literacy => &[Goal::Comprehension, Goal::WordReading, Goal::Writing],
            Area::Mathematics => &[Goal::Number, Goal::NumericalPatterns],
            Area::UnderstandingTheWorld => &[Goal::PastAndPresent, Goal::PeopleCultureAndCommunities, Goal::TheNaturalWorld],
            Area::ExpressiveArtsAndDesign => &[Goal::CreatingWithMaterials, Goal::BeingImaginativeAndExpressive],
        }
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One of the seventeen early learning goals of the 2021 set. They describe the *end of Reception*, at about five: something an
/// objective leads towards, never a target for a child of three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Goal {
    ListeningAttentionAndUnderstanding,
    Speaking,
    SelfRegulation,
    ManagingSelf,
    BuildingRelationships,
    GrossMotorSkills,
    FineMotorSkills,
    Comprehension,
    WordReading,
    Writing,
    Number,
    NumericalPatterns,
    PastAndPresent,
    PeopleCultureAndCommunities,
    TheNaturalWorld,
    CreatingWithMaterials,
    BeingImaginativeAndExpressive,
}

impl Goal {
    /// All seventeen, in order.
    pub const ALL: [Goal; 17] = [
        Goal::ListeningAttentionAndUnderstanding,
        Goal::Speaking,
        Goal::SelfRegulation,
        Goal::ManagingSelf,
        Goal::BuildingRelationships,
        Goal::GrossMotorSkills,
        Goal::FineMotorSkills,
        Goal::Comprehension,
        Goal::WordReading,
        Goal::Writing,
        Goal::Number,
        Goal::NumericalPatterns,
        Goal::PastAndPresent,
        Goal::PeopleCultureAndCommunities,
        Goal::TheNaturalWorld,
        Goal::CreatingWithMaterials,
        Goal::BeingImaginativeAndExpressive,
    ];

    /// Its number in the usual order, from 1 to 17.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The name as the framework has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Goal::ListeningAttentionAndUnderstanding => "Listening, Attention and Understanding",
            Goal::Speaking => "Speaking",
            Goal::SelfRegulation => "Self-Regulation",
            Goal::ManagingSelf => "Managing Self",
            Goal::BuildingRelationships => "Building Relationships",
            Goal::GrossMotorSkills => "Gross Motor Skills",
            Goal::FineMotorSkills => "Fine Motor Skills",
            Goal::Comprehension => "Comprehension",
            Goal::WordReading => "Word Reading",
            Goal::Writing => "Writing",
            Goal::Number => "Number",
            Goal::NumericalPatterns => "Numerical Patterns",
            Goal::PastAndPresent => "Past and Present",
            Goal::PeopleCultureAndCommunities => "People, Culture and Communities",
            Goal::TheNaturalWorld => "The Natural World",
            Goal::CreatingWithMaterials => "Creating with Materials",
            Goal::BeingImaginativeAndExpressive => "Being Imaginative and Expressive",
        }
    }

    /// The area it belongs to.
    #[must_use]
    pub const fn area(self) -> Area {
        match self {
            Goal::ListeningAttentionAndUnderstanding | Goal::Speaking => Area::CommunicationAndLanguage,
            Goal::SelfRegulation | Goal::ManagingSelf | Goal::BuildingRelationships => Area::PersonalSocialAndEmotionalDevelopment,
            Goal::GrossMotorSkills | Goal::FineMotorSkills => Area::PhysicalDevelopment,
            Goal::Comprehension | Goal::WordReading | Goal::Writing => Area::Literacy,
            Goal::Number | Goal::NumericalPatterns => Area::Mathematics,
            Goal::PastAndPresent | Goal::PeopleCultureAndCommunities | Goal::TheNaturalWorld => Area::UnderstandingTheWorld,
            Goal::CreatingWithMaterials | Goal::BeingImaginativeAndExpressive => Area::ExpressiveArtsAndDesign,
        }
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One of the three characteristics of effective teaching and learning: how a child learns, across all the areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Characteristic {
    PlayingAndExploring,
    ActiveLearning,
    CreatingAndThinkingCritically,
}

impl Characteristic {
    /// All three.
    pub const ALL: [Characteristic; 3] = [
        Characteristic::PlayingAndExploring,
        Characteristic::ActiveLearning,
        Characteristic::CreatingAndThinkingCritically,
    ];

    /// The name as the framework has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Characteristic::PlayingAndExploring => "Playing and exploring",
            Characteristic::ActiveLearning => "Active learning",
            Characteristic::CreatingAndThinkingCritically => "Creating and thinking critically",
        }
    }
}

macro_rules! numbered {
    ($($name:ident),*) => {$(
        impl Numbered for $name {
            const EVERY: &'static [Self] = &$name::ALL;
            fn place(self) -> u32 { self as u32 }
        }
    )*};
}
numbered!(Area, Goal, Characteristic);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_seven_areas_and_the_first_three_are_prime() {
        let prime: Vec<bool> = Area::ALL.into_iter().map(Area::is_prime).collect();
        assert_eq!(prime, [true, true, true, false, false, false, false]);
        let numbers: Vec<u16> = Area::ALL.into_iter().map(Area::number).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7]);
        let letters: Vec<&str> = Area::ALL.into_iter().map(Area::short).collect();
        assert_eq!(letters, ["CL", "PSED", "PD", "L", "M", "UW", "EAD"]);
    }

    #[test]
    fn there_are_seventeen_goals_numbered_in_order_and_each_in_its_area() {
        let numbers: Vec<u8> = Goal::ALL.into_iter().map(Goal::number).collect();
        assert_eq!(numbers, (1..=17).collect::<Vec<u8>>());
        let by_area: Vec<Goal> = Area::ALL.into_iter().flat_map(Area::goals).copied().collect();
        assert_eq!(by_area, Goal::ALL, "the goals of the areas in order are the goals in order");
        for area in Area::ALL {
            assert!(area.goals().iter().all(|goal| goal.area() == area), "{area}");
        }
        let counts: Vec<usize> = Area::ALL.into_iter().map(|area| area.goals().len()).collect();
        assert_eq!(counts, [2, 3, 2, 3, 2, 3, 2]);
    }

    #[test]
    fn names_are_told_apart_and_kept_by_their_words() {
        let mut names: Vec<&str> = Goal::ALL.into_iter().map(Goal::name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 17);
        assert_eq!(
            serde_json::to_string(&Area::UnderstandingTheWorld).unwrap(),
            "\"understanding_the_world\""
        );
        assert_eq!(serde_json::to_string(&Goal::SelfRegulation).unwrap(), "\"self_regulation\"");
        assert_eq!(Characteristic::ALL.len(), 3);
    }
}
