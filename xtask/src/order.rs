//! The order in which the functions of the app stand. The compiler puts them down as it comes to them, and nothing depends on it; but what is
//! alike takes far fewer bytes to send where it stands together.

use std::collections::{BTreeSet, HashMap};
use std::convert::Infallible;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{BinaryReaderError, CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// The app with those functions beside each other that are alike.
pub fn alike_together(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut app = Module::new();
    Order::of(wasm)?.parse_core_module(&mut app, Parser::new(0), wasm)?;
    Ok(app.finish())
}

/// Where each function goes. Those that are imported come first and stay.
struct Order {
    imported: u32,
    /// The functions as they stood, in their new order.
    old: Vec<usize>,
    /// The new place of each function.
    new: Vec<u32>,
}

impl Order {
    fn of(wasm: &[u8]) -> Result<Self> {
        let mut imported = 0;
        let mut types = Vec::new();
        let mut bodies = Vec::new();
        for part in Parser::new(0).parse_all(wasm) {
            match part? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(functions) => types = functions.into_iter().collect::<Result<_, _>>()?,
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
                _ => {}
            }
        }
        let old = Likeness::among(types, &bodies).chain();
        let mut new = vec![0; old.len()];
        for (place, at) in (0..).zip(&old) {
            *new.get_mut(*at).context("a function is counted twice")? = place;
        }
        Ok(Self { imported, old, new })
    }
}

/// How many bytes make a run: few enough to be in other functions too, and enough to say what is done and to what.
const RUN: usize = 4;

/// How much more alike two functions are for being of one type: the list of types is sent too.
const OF_ONE_TYPE: f64 = 1.5;

/// Tells how alike functions are, by the short runs of bytes that are in both.
struct Likeness {
    functions: Vec<(u32, BTreeSet<[u8; RUN]>)>,
    /// The functions a run is in.
    within: HashMap<[u8; RUN], Vec<usize>>,
}

impl Likeness {
    fn among(types: Vec<u32>, bodies: &[&[u8]]) -> Self {
        let runs = |body: &[u8]| body.windows(RUN).filter_map(|run| run.try_into().ok()).collect();
        let functions: Vec<(u32, BTreeSet<[u8; RUN]>)> = types.into_iter().zip(bodies.iter().map(|body| runs(body))).collect();
        let mut within = HashMap::<_, Vec<_>>::new();
        for (at, (_, runs)) in functions.iter().enumerate() {
            for run in runs {
                within.entry(*run).or_default().push(at);
            }
        }
        Self { functions, within }
    }

    /// All functions: after each comes, of those that are left, the one that is most like it. The one before it counts half as much.
    fn chain(&self) -> Vec<usize> {
        let mut chain = Vec::new();
        let mut left: Vec<_> = self.functions.iter().map(Some).collect();
        let mut before = vec![0.0; left.len()];
        let mut next = left.first().map(|_| 0);
        while let Some((at, (kind, runs))) = next.and_then(|at| Some((at, left.get_mut(at)?.take()?))) {
            chain.push(at);
            let shared = self.shared(runs);
            let likeness = left
                .iter()
                .enumerate()
                .zip(shared.iter().zip(&before))
                .filter_map(|((other, function), (last, before))| {
                    let (its_kind, its_runs) = (*function)?;
                    let shared = last + before / 2.0;
                    let all = (runs.len() + its_runs.len()) as f64 - shared;
                    let likeness = shared / all.max(1.0);
                    Some((if kind == its_kind { likeness * OF_ONE_TYPE } else { likeness }, other))
                });
            // Of several the first.
            next = likeness
                .reduce(|most, other| if other.0 > most.0 { other } else { most })
                .map(|(_, other)| other);
            before = shared;
        }
        chain
    }

    /// How many of these runs are in each function.
    fn shared(&self, runs: &BTreeSet<[u8; RUN]>) -> Vec<f64> {
        let mut shared = vec![0.0; self.functions.len()];
        for at in runs.iter().filter_map(|run| self.within.get(run)).flatten() {
            if let Some(shared) = shared.get_mut(*at) {
                *shared += 1.0;
            }
        }
        shared
    }
}

/// Everything as the library copies it, but for the order.
impl Reencode for Order {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, reencode::Error> {
        let own = function.checked_sub(self.imported).and_then(|own| self.new.get(own as usize));
        Ok(own.map_or(function, |place| self.imported + place))
    }

    fn parse_function_section(&mut self, to: &mut FunctionSection, functions: FunctionSectionReader<'_>) -> Result<(), reencode::Error> {
        let types = functions.into_iter().collect::<Result<Vec<u32>, BinaryReaderError>>()?;
        for kind in self.old.iter().filter_map(|at| types.get(*at)) {
            to.function(*kind);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, to: &mut CodeSection, code: CodeSectionReader<'_>) -> Result<(), reencode::Error> {
        let bodies = code.into_iter().collect::<Result<Vec<_>, BinaryReaderError>>()?;
        for body in self.old.clone().iter().filter_map(|at| bodies.get(*at)) {
            self.parse_function_body(to, body.clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function, ImportSection, RefType, TableSection,
        TableType, TypeSection,
    };

    /// An app whose functions give back the numbers, long and short; the last calls what is imported, and the one before it.
    fn app() -> Vec<u8> {
        let (mut types, mut imports, mut functions, mut code) =
            (TypeSection::new(), ImportSection::new(), FunctionSection::new(), CodeSection::new());
        types.ty().function([], []);
        types.ty().function([], [wasm_encoder::ValType::I32]);
        imports.import("glue", "call", EntityType::Function(0));
        for number in [70_000_000, 1, 70_000_001] {
            functions.function(1);
            let mut body = Function::new([]);
            body.instructions().i32_const(number).end();
            code.function(&body);
        }
        functions.function(0);
        let mut body = Function::new([]);
        body.instructions().call(0).call(3).drop().end();
        code.function(&body);
        let mut exports = ExportSection::new();
        for (name, function) in [("a", 1), ("b", 2), ("c", 3), ("d", 4)] {
            exports.export(name, ExportKind::Func, function);
        }
        let mut tables = TableSection::new();
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: 1,
            maximum: None,
            shared: false,
        });
        let mut elements = ElementSection::new();
        elements.active(None, &ConstExpr::i32_const(0), Elements::Functions([2].as_slice().into()));
        let mut app = Module::new();
        app.section(&types).section(&imports).section(&functions).section(&tables);
        app.section(&exports).section(&elements).section(&code);
        app.finish()
    }

    /// The body of each function, and under which number it is exported or stands in a table.
    fn told(wasm: &[u8]) -> (Vec<Vec<u8>>, Vec<u32>, Vec<u32>) {
        let (mut bodies, mut exported, mut listed) = (Vec::new(), Vec::new(), Vec::new());
        for part in Parser::new(0).parse_all(wasm) {
            match part.unwrap() {
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes().to_vec()),
                Payload::ExportSection(exports) => exported.extend(exports.into_iter().map(|export| export.unwrap().index)),
                Payload::ElementSection(elements) => {
                    for element in elements {
                        if let wasmparser::ElementItems::Functions(functions) = element.unwrap().items {
                            listed.extend(functions.into_iter().map(Result::unwrap));
                        }
                    }
                }
                _ => {}
            }
        }
        (bodies, exported, listed)
    }

    #[test]
    fn whoever_calls_a_function_still_calls_it() {
        let (bodies, _, _) = told(&app());
        let (moved, exported, listed) = told(&alike_together(&app()).unwrap());
        assert_eq!(
            moved,
            [
                bodies[0].clone(),
                bodies[2].clone(),
                bodies[1].clone(),
                // It calls what is imported, which stayed, and the second long one, which now stands beside the first.
                vec![0, 0x10, 0, 0x10, 2, 0x1a, 0x0b],
            ]
        );
        assert_eq!(exported, [1, 3, 2, 4]);
        assert_eq!(listed, [3]);
    }

    #[test]
    fn what_is_in_order_stays_as_it_is() {
        let once = alike_together(&app()).unwrap();
        assert_eq!(alike_together(&once).unwrap(), once);
        assert!(alike_together(b"\0asm").is_err());
    }
}
