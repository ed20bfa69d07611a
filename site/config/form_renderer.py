"""How Django's forms are drawn on the public site: label, hint, error, control, in that order."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _


class FormRenderer(TemplatesSetting):
    """Draws `{{ form }}` and `{{ field.as_field_group }}` with the templates of this project.

    Widgets keep Django's own templates, so that forms of the admin stay as Wagtail made them;
    classes and ARIA attributes are added in `components.form_control`.
    """

    form_template_name = "components/form/form.html"
    field_template_name = "components/form/field.html"


class PlainForm(forms.Form):
    """A form whose mistakes the server tells, in our words, and not the browser in its own.

    The words say what to do. A field with messages of its own keeps them.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            standard = _standard_messages(type(field))
            for code, message in _messages_for(field).items():
                if field.error_messages.get(code) == standard.get(code):
                    field.error_messages[code] = message


def _standard_messages(kind: type[forms.Field]) -> dict[str, Any]:
    """What Django itself says for a kind of field."""
    messages: dict[str, Any] = {}
    for ancestor in reversed(kind.__mro__):
        messages.update(getattr(ancestor, "default_error_messages", {}))
    return messages


def _messages_for(field: forms.Field) -> dict[str, Any]:
    if isinstance(field, forms.FileField):
        return {"required": _("Kies een bestand."), "empty": _("Dit bestand is leeg. Kies een ander bestand.")}
    if isinstance(field, forms.BooleanField):
        return {"required": _("Zet hier een vinkje.")}
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        choose = _("Kies een antwoord uit de lijst.")
        return {"required": _("Kies een antwoord."), "invalid_choice": choose, "invalid_list": choose}
    words = {
        "required": _("Vul hier iets in."),
        "max_length": _("Maak je tekst korter: hoogstens %(limit_value)d tekens. Nu zijn het er %(show_value)d."),
    }
    if isinstance(field, forms.EmailField):
        words["invalid"] = _("Schrijf je e-mailadres zo: naam@voorbeeld.nl.")
    elif isinstance(field, forms.DateField):
        words["invalid"] = _("Schrijf de datum zo: 31-12-2027.")
    elif isinstance(field, forms.IntegerField):
        words["invalid"] = _("Schrijf hier alleen een getal.")
    return words
