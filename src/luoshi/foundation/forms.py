"""Forms draw their fields through the one field component."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Every `{{ form }}` and `{{ field.as_field_group }}` in the program."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
