//! `view!`: what is known beforehand becomes one string, in the order in which a page is written; what is not becomes a hole in it, and is
//! handed over beside it. `web/src/dom/template.rs` reads the string and names its marks.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeElement, NodeName};
use syn::spanned::Spanned;
use syn::{Error, Expr, ExprLit, Lit, Result};

const OPEN: char = '\u{1}';
const ATTRIBUTE: char = '\u{2}';
const VALUE: char = '\u{3}';
const TEXT: char = '\u{4}';
const CLOSE: char = '\u{5}';
const NODE_HOLE: char = '\u{6}';
const VALUE_HOLE: char = '\u{7}';
const CLASS_HOLE: char = '\u{e}';
const PROPERTY_HOLE: char = '\u{f}';
const EVENT_HOLE: char = '\u{10}';
const REFERENCE_HOLE: char = '\u{11}';

pub fn view(tokens: TokenStream) -> Result<TokenStream> {
    nodes(&rstml::parse2(tokens)?)
}

/// What is written, as an expression of type `Node`.
fn nodes(nodes: &[Node]) -> Result<TokenStream> {
    if let [only] = nodes {
        match only {
            Node::Element(element) if is_part(element.name()) => return part(element),
            Node::Block(block) => return Ok(quote! { crate::dom::IntoNode::into_node(#[allow(unused_braces)] #block) }),
            _ => {}
        }
    }
    let mut template = Template::default();
    template.add_all(nodes)?;
    let (text, holes) = (template.text, template.holes);
    Ok(quote! { crate::dom::Draw::new(#text) #(#holes)* .done() })
}

#[derive(Default)]
struct Template {
    text: String,
    holes: Vec<TokenStream>,
}

impl Template {
    fn add_all(&mut self, nodes: &[Node]) -> Result<()> {
        nodes.iter().try_for_each(|node| self.add(node))
    }

    fn add(&mut self, node: &Node) -> Result<()> {
        match node {
            Node::Comment(_) => Ok(()),
            Node::Fragment(fragment) => self.add_all(&fragment.children),
            Node::Text(text) => {
                self.text.push(TEXT);
                self.put(&text.value_string(), text.span())
            }
            Node::Block(block) => {
                self.text.push(NODE_HOLE);
                self.holes.push(quote! { .node(#[allow(unused_braces)] #block) });
                Ok(())
            }
            Node::Element(element) if is_part(element.name()) => {
                let drawn = part(element)?;
                self.text.push(NODE_HOLE);
                self.holes.push(quote! { .node(#drawn) });
                Ok(())
            }
            Node::Element(element) => self.element(element),
            other => Err(Error::new(other.span(), "words stand in quotation marks")),
        }
    }

    fn element(&mut self, element: &NodeElement<rstml::Infallible>) -> Result<()> {
        self.text.push(OPEN);
        self.put(&element.name().to_string(), element.name().span())?;
        for attribute in element.attributes() {
            let NodeAttribute::Attribute(attribute) = attribute else {
                return Err(Error::new(attribute.span(), "an attribute is a name and a value"));
            };
            self.attribute(attribute)?;
        }
        self.add_all(&element.children)?;
        self.text.push(CLOSE);
        Ok(())
    }

    fn attribute(&mut self, attribute: &KeyedAttribute) -> Result<()> {
        let key = attribute.key.to_string();
        let span = attribute.key.span();
        let Some(value) = attribute.value() else {
            self.text.push(ATTRIBUTE);
            self.put(&key, span)?;
            self.text.push(VALUE);
            return Ok(());
        };
        let (mark, name, method) = match key.split_once(':') {
            Some(("on", name)) => (EVENT_HOLE, name, "on"),
            Some(("prop", name)) => (PROPERTY_HOLE, name, "value"),
            Some(("class", name)) => (CLASS_HOLE, name, "value"),
            Some(_) => return Err(Error::new(span, "`on:`, `prop:` or `class:`")),
            None if key == "node_ref" => (REFERENCE_HOLE, "", "reference"),
            None => {
                if let Some(known) = known(value) {
                    self.text.push(ATTRIBUTE);
                    self.put(&key, span)?;
                    self.text.push(VALUE);
                    return self.put(&known, value.span());
                }
                (VALUE_HOLE, key.as_str(), "value")
            }
        };
        self.text.push(mark);
        self.put(name, span)?;
        let method = format_ident!("{method}", span = span);
        self.holes.push(quote! { .#method(#[allow(unused_braces)] { #value }) });
        Ok(())
    }

    /// Words of the template. They hold none of its marks, so that nothing written can be taken for one.
    fn put(&mut self, words: &str, span: proc_macro2::Span) -> Result<()> {
        if words.chars().any(|c| c < ' ' && !c.is_whitespace()) {
            return Err(Error::new(span, "no control characters"));
        }
        self.text.push_str(words);
        Ok(())
    }
}

/// A value that is known beforehand: a string, or `true` for an attribute that has none.
fn known(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Str(words), .. }) => Some(words.value()),
        Expr::Lit(ExprLit { lit: Lit::Bool(is), .. }) if is.value => Some(String::new()),
        _ => None,
    }
}

/// Whether this names a part of the kit and not an element: it begins with a capital, or is found by a path.
fn is_part(name: &NodeName) -> bool {
    let name = name.to_string();
    name.contains("::") || name.starts_with(|first: char| first.is_uppercase())
}

/// A part of the kit, drawn.
fn part(element: &NodeElement<rstml::Infallible>) -> Result<TokenStream> {
    let name = element.name();
    let mut given = Vec::new();
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return Err(Error::new(attribute.span(), "what a part is given has a name"));
        };
        let key = &attribute.key;
        let value = attribute.value().map_or_else(|| quote! { #key }, |value| quote! { #value });
        given.push(quote! { .#key(#[allow(unused_braces)] { #value }) });
    }
    if !element.children.is_empty() {
        let inside = nodes(&element.children)?;
        given.push(quote! { .children(crate::dom::Inside::inside(move || #inside)) });
    }
    Ok(quote! { #name::builder() #(#given)* .build().draw() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(tokens: TokenStream) -> String {
        view(tokens).unwrap().to_string().replace("\\u{", "<").replace('}', ">")
    }

    #[test]
    fn what_is_known_is_one_string() {
        let markup = written(quote! { <p class="who" novalidate>"Ada"<br/></p><hr/> });
        let text = "<1>p<2>class<3>who<2>novalidate<3><4>Ada<1>br<5><5><1>hr<5>";
        assert_eq!(markup, format!("crate :: dom :: Draw :: new (\"{text}\") . done ()"));
    }

    #[test]
    fn what_is_not_known_is_a_hole_filled_in_order() {
        let markup = written(quote! { <a href=where_to class:is-late=overdue prop:value=typed on:click=act node_ref=place>{name}</a> });
        let text = "<1>a<7>href<e>is-late<f>value<10>click<11><6><5>";
        assert!(markup.contains(&format!("new (\"{text}\")")), "{markup}");
        let order = ["where_to", "overdue", "typed", "act", "place", "name"].map(|what| markup.find(what).unwrap());
        assert!(order.is_sorted(), "{markup}");
    }

    #[test]
    fn a_part_of_the_kit_is_built_and_drawn() {
        let markup = written(quote! { <Banner attention=true>"Look"</Banner> });
        assert!(markup.starts_with("Banner :: builder () . attention"), "{markup}");
        assert!(markup.contains("children") && markup.ends_with(". build () . draw ()"), "{markup}");
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for tokens in [
            quote! { <p use:thing=1/> },
            quote! { <p {..all}/> },
            quote! { <p>"\u{1}"</p> },
            quote! { plain words },
        ] {
            assert!(view(tokens).is_err());
        }
    }
}
