//! Recipe: what the address of the lab page asks for. A technique counts when it is switched on.

use super::knob::{Control, EARLY_STOPPING, EXPERIMENT, Knob, STOPPING, techniques};
use crate::desk::{self, Plan};
use crate::lab::Defect;
use crate::web::asked::{Asked, ON};
use crate::web::place;

impl<'a> Asked<'a> {
    /// The value of a technique, as it begins where none was given.
    pub(super) fn value_of(self, knob: &Knob) -> &'a str {
        match (self.value(knob.name), &knob.control) {
            ("", _) | (_, Control::Switch) => knob.start(),
            (given, _) => given,
        }
    }

    /// Reads the plan; one in which nothing is switched on has its baseline alone.
    pub(super) fn plan(self) -> Result<Plan, Defect> {
        desk::free(&self.typed())
    }

    /// What a person would type for it in a terminal.
    fn typed(self) -> Vec<(&'a str, &'a str)> {
        let own = ["task"]
            .into_iter()
            .chain(EXPERIMENT.iter().map(|knob| knob.name));
        let knobs = STOPPING.iter().map(|knob| knob.name);
        let knobs = knobs.filter(|_| self.is_on(EARLY_STOPPING));
        let given = |name| (name, self.value(name));
        let mut typed: Vec<_> = own.chain(knobs).chain(["from"]).map(given).collect();
        typed.retain(|(_, value)| !value.is_empty());
        let on = techniques().filter(|knob| self.is_on(knob.name));
        typed.extend(on.map(|knob| (knob.name, self.value_of(knob))));
        typed
    }

    /// The shortest fields that ask for the same.
    pub(super) fn fields(self) -> Vec<(&'a str, &'a str)> {
        let on = techniques().filter(|knob| self.is_on(knob.name));
        let mut fields: Vec<_> = on.map(|knob| (ON, knob.name)).collect();
        fields.extend(self.typed());
        fields.retain(|(name, _)| *name != EARLY_STOPPING);
        fields.push(("seeds", self.value("seeds")));
        fields.retain(|(_, value)| !value.is_empty());
        fields
    }

    /// These fields as they stand in an address.
    pub(super) fn query(self) -> String {
        place::query(&self.fields())
    }
}

#[cfg(test)]
mod tests {
    use axum::extract::Query;
    use proptest::prelude::*;

    use super::*;
    use crate::quiz::parse;
    use crate::web::lab::knob::GROUPS;

    fn fields(query: &str) -> Vec<(String, String)> {
        let address = format!("/lab?{query}").parse().expect("an address");
        let Query(fields) = Query::try_from_uri(&address).expect("a query");
        fields
    }

    fn check(query: &str, expected: &str) {
        let fields = fields(query);
        let plan = Asked(&fields).plan().expect("understood");
        let change = plan.experiment.options.get(1);
        let change = change.and_then(|(_, change)| change.as_ref());
        assert_eq!(
            change.map_or_else(String::new, ToString::to_string),
            expected
        );
    }

    #[test]
    fn what_is_switched_on_is_changed() {
        check("", "");
        check("dropout=0.3", "");
        check("on=dropout&dropout=0.3&width=x2", "{ dropout: 0.3 }");
        check("on=dropout", "{ dropout: 0.5 }");
        check("on=dropout&from=start", "{ dropout: 0.5, from: start }");
        check("patience=3&on=sham", "{ sham: 1 }");
        check(
            "on=early_stopping&patience=&restore=last",
            r#"{ early_stopping: { monitor: "validation:accuracy", patience: 20, restore: last } }"#,
        );
        check(
            "on=early_stopping",
            r#"{ early_stopping: { monitor: "validation:accuracy", patience: 20 } }"#,
        );
    }

    #[test]
    fn the_field_beside_a_control_goes_before_it() {
        check("on=dropout&dropout=0.5&dropout=", "{ dropout: 0.5 }");
        check("on=dropout&dropout=0.5&dropout=0.33", "{ dropout: 0.33 }");
        check(
            "on=schedule&schedule=cosine&schedule=%7B+step:+%7B+every:+9+%7D+%7D",
            "{ schedule: { step: { every: 9, factor: 0.1 } } }",
        );
    }

    #[test]
    fn an_address_is_as_short_as_what_it_asks() {
        let check = |query: &str, expected: &str| {
            assert_eq!(Asked(&fields(query)).query(), expected);
        };
        check("", "");
        check("task=image&fork=&dropout=0.5&seeds=4", "task=image&seeds=4");
        check(
            "task=&on=dropout&dropout=0.5&dropout=0.3&question=a",
            "on=dropout&dropout=0.3",
        );
        check(
            "on=early_stopping&patience=9",
            "on=early_stopping&patience=9",
        );
        check("on=learning_rate", "on=learning_rate&learning_rate=x0.1");
    }

    /// Techniques switched on or off, with any of the values that are offered, or something else.
    fn any_fields() -> impl Strategy<Value = Vec<(String, String)>> {
        let knobs = GROUPS.iter().flat_map(|group| group.techniques);
        let knobs = knobs.chain(&STOPPING).chain(&EXPERIMENT);
        let names: Vec<&str> = knobs.map(|knob| knob.name).collect();
        let value = "[0-9]{1,3}|0\\.[0-9]{1,3}|x[0-9.]{1,3}|[a-z{}: ]{0,9}|best|cosine|keras|validation:loss";
        let field = (prop::sample::select(names), value)
            .prop_map(|(name, value)| [(ON.to_owned(), name.to_owned()), (name.to_owned(), value)]);
        prop::collection::vec(field, 0..5).prop_map(|fields| fields.into_iter().flatten().collect())
    }

    proptest! {
        #[test]
        fn address_plan_and_yaml_say_the_same(given in any_fields()) {
            let asked = Asked(&given);
            let again = fields(&asked.query());
            let plan = asked.plan();
            match (&plan, Asked(&again).plan()) {
                (Ok(plan), Ok(again)) => {
                    prop_assert_eq!(&plan.experiment, &again.experiment);
                    let yaml = plan.in_full();
                    let read = parse::recipe("", &yaml);
                    prop_assert_eq!(read.as_ref().ok(), Some(&plan.experiment), "{}", yaml);
                }
                (Err(defect), Err(again)) => prop_assert_eq!(defect, &again),
                (plan, again) => prop_assert!(false, "{:?} {:?}", plan, again),
            }
        }
    }
}
