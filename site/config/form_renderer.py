"""How Django's forms are drawn on the public site: label, hint, error, control, in that order."""

from django import forms
from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Draws `{{ form }}` and `{{ field.as_field_group }}` with the templates of this project.

    Widgets keep Django's own templates, so that forms of the admin stay as Wagtail made them;
    classes and ARIA attributes are added in `components.form_control`.
    """

    form_template_name = "components/form/form.html"
    field_template_name = "components/form/field.html"


class PlainForm(forms.Form):
    """A form whose mistakes the server tells, in our words, and not the browser in its own."""

    use_required_attribute = False
