//! The order in which the functions of the app stand. The compiler puts them down as it comes to them, and nothing depends on it; but what is
//! alike takes far fewer bytes to send where it stands together.

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
    /// Of one type, of about one length, and beginning alike.
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
        let mut functions: Vec<_> = types.into_iter().zip(bodies).enumerate().collect();
        functions.sort_by_key(|(_, (kind, body))| (*kind, body.len().checked_ilog2(), *body));
        let old: Vec<usize> = functions.into_iter().map(|(at, _)| at).collect();
        let mut new = vec![0; old.len()];
        for (place, at) in (0..).zip(&old) {
            *new.get_mut(*at).context("a function is counted twice")? = place;
        }
        Ok(Self { imported, old, new })
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
        for number in [70_000, 1, 70_001] {
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
                // It calls what is imported, which stayed, and the second long one, which is now the last.
                vec![0, 0x10, 0, 0x10, 4, 0x1a, 0x0b],
                bodies[1].clone(),
                bodies[0].clone(),
                bodies[2].clone(),
            ]
        );
        assert_eq!(exported, [3, 2, 4, 1]);
        assert_eq!(listed, [2]);
    }

    #[test]
    fn what_is_in_order_stays_as_it_is() {
        let once = alike_together(&app()).unwrap();
        assert_eq!(alike_together(&once).unwrap(), once);
        assert!(alike_together(b"\0asm").is_err());
    }
}
